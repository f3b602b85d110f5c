"""Tables of caution topics, whom each concerns, and the cells on which it takes effect."""

from sqlmodel import Field

from app.models.base import Table, child_of, key, link, one_of, position, prose
from app.vocabulary.evidence import Strength
from app.vocabulary.safety import CautionEffect, CellValue

ENTRY = ("caution", "position")


class Caution(Table, table=True):
    slug: str = key()
    title: str = Field(max_length=240)
    summary: str = prose()


class CautionEntry(Table, table=True):
    __table_args__ = (one_of("strength", Strength), one_of("effect", CautionEffect))
    caution: str = key(to="caution.slug")
    position: int = position()
    who: str = prose()
    advice: str = prose()
    strength: str = Field(max_length=10)
    effect: str = Field(max_length=16)
    inference: bool
    note: str | None = prose()


class CautionEntrySource(Table, table=True):
    __table_args__ = (child_of("caution_entry", "caution", "entry", parent=ENTRY),)
    caution: str = key()
    entry: int = position()
    position: int = position()
    source: str = link("source.slug")


class CautionEntryLimitation(Table, table=True):
    __table_args__ = (child_of("caution_entry", "caution", "entry", parent=ENTRY),)
    caution: str = key()
    entry: int = position()
    position: int = position()
    limitation: str = link("limitation.code", length=60)


class CautionCell(Table, table=True):
    __table_args__ = (
        child_of("caution_entry", "caution", "entry", parent=ENTRY),
        one_of("cell", CellValue),
    )
    caution: str = key()
    entry: int = position()
    position: int = position()
    limitation: str = link("limitation.code", length=60)
    feature: str = link("risk_feature.code", length=60)
    cell: str = Field(max_length=8)
