"""Tables of the safety vocabulary: limitations, risk features, and the cells where they meet."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.models.base import Table, child_of, key, link, one_of, position, prose
from app.vocabulary.safety import CellValue, Scope


class Limitation(Table, table=True):
    """`question` is null for the limitation `everyone`."""

    __table_args__ = (
        CheckConstraint(
            "gate_action IN ('no_session', 'stop_and_treat', 'breath_only')",
            name="gate_action_word",
        ),
    )
    code: str = key(length=60)
    label: str = Field(max_length=240)
    question: str | None = prose()
    is_strict: bool
    may_name_a_side: bool
    gate_when: str | None = prose()
    gate_action: str | None = Field(max_length=60)
    note: str | None = prose()


class LimitationSynonym(Table, table=True):
    limitation: str = key(to="limitation.code", length=60)
    position: int = position()
    text: str = Field(max_length=240)


class LimitationGateSource(Table, table=True):
    limitation: str = key(to="limitation.code", length=60)
    position: int = position()
    source: str = link("source.slug")


class RiskFeature(Table, table=True):
    __table_args__ = (one_of("scope", Scope),)
    code: str = key(length=60)
    label: str = Field(max_length=240)
    definition: str = prose()
    is_hazard: bool
    scope: str = Field(max_length=8)
    origin: str = Field(max_length=240)
    note: str | None = prose()


class Cell(Table, table=True):
    """A pair without a row is unknown; nothing defaults to clear."""

    __table_args__ = (one_of("cell", CellValue),)
    limitation: str = key(to="limitation.code", length=60)
    feature: str = key(to="risk_feature.code", length=60)
    cell: str = Field(max_length=8)
    advice: str = prose()
    inference: bool
    reason: str | None = prose()
    served_as_unknown: bool


class CellSource(Table, table=True):
    __table_args__ = (child_of("cell", "limitation", "feature", parent=("limitation", "feature")),)
    limitation: str = key(length=60)
    feature: str = key(length=60)
    position: int = position()
    source: str = link("source.slug")
