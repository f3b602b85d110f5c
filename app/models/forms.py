"""Tables of forms: named sets with their ordered movements and the points on which sources
differ.
"""

from sqlmodel import Field

from app.models.base import Table, at_least, child_of, key, link, one_of, position, prose, upwards
from app.vocabulary.evidence import Basis
from app.vocabulary.practice import Posture


class Form(Table, table=True):
    __table_args__ = (
        one_of("basis", Basis),
        *upwards("duration_minutes"),
        at_least("movement_count", 0),
        at_least("agreeing_sources", 0),
    )
    slug: str = key()
    name: str = Field(max_length=240)
    chinese_pinyin: str | None = Field(max_length=240)
    chinese_simplified: str | None = Field(max_length=240)
    chinese_traditional: str | None = Field(max_length=240)
    chinese_basis: str | None = prose()
    category: str = Field(max_length=240)
    summary: str | None = prose()
    state_promoted: bool
    duration_minutes_min: float | None
    duration_minutes_max: float | None
    duration_text: str | None = prose()
    duration_basis: str | None = Field(max_length=240)
    movement_count: int | None
    movement_count_note: str | None = prose()
    list_status: str = Field(max_length=240)
    method: str | None = prose()
    repetition_rule: str | None = prose()
    basis: str = Field(max_length=10)
    agreeing_sources: int | None


class FormPosture(Table, table=True):
    __table_args__ = (one_of("posture", Posture),)
    form: str = key(to="form.slug")
    position: int = position()
    posture: str = Field(max_length=24)


class FormEntry(Table, table=True):
    """`place` is the number in the set, 0 opens it; null where the set has no order."""

    __table_args__ = (at_least("place", 0, 60), at_least("agreeing_sources", 0))
    form: str = key(to="form.slug")
    position: int = position()
    place: int | None
    movement: str | None = link("movement.slug")
    name: str = Field(max_length=240)
    chinese_pinyin: str | None = Field(max_length=240)
    chinese_simplified: str | None = Field(max_length=240)
    chinese_traditional: str | None = Field(max_length=240)
    chinese_basis: str | None = prose()
    agreeing_sources: int | None
    note: str | None = prose()


class FormDispute(Table, table=True):
    form: str = key(to="form.slug")
    position: int = position()
    point: str = prose()
    detail: str = prose()


class FormDisputeSource(Table, table=True):
    __table_args__ = (child_of("form_dispute", "form", "parent", parent=("form", "position")),)
    form: str = key()
    parent: int = position()
    position: int = position()
    source: str = link("source.slug")
