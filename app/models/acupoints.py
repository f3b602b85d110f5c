"""Tables of acupoints: names, location in words, categories, and cautions that tell needle from
finger.
"""

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.models.base import Table, at_least, key, link, one_of, position, prose
from app.vocabulary.points import AppliesToPressing, PointCategory, PointCautionFlag


class Acupoint(Table, table=True):
    __table_args__ = (
        at_least("number", 1, 67),
        CheckConstraint("location_cun_system IN ('B-cun', 'F-cun')", name="cun_system_word"),
        CheckConstraint(
            "(location_text IS NULL) = (location_finding IS NULL)", name="location_is_whole"
        ),
        CheckConstraint("pressing_seconds_min <= pressing_seconds_max", name="pressing_range"),
        at_least("pressing_seconds_min", 1, 600),
        at_least("pressing_seconds_max", 1, 600),
        at_least("location_checked_agreeing_sources", 0, 20),
    )
    slug: str = key()
    code: str = Field(max_length=12, unique=True)
    meridian: str | None = link("meridian.slug")
    number: int | None
    chinese_pinyin: str = Field(max_length=240)
    chinese_simplified: str = Field(max_length=240)
    chinese_traditional: str = Field(max_length=240)
    chinese_basis: str | None = prose()
    english: str | None = Field(max_length=240)
    english_note: str | None = prose()
    region: str = link("region.slug")
    region_detail: str | None = Field(max_length=240)
    location_text: str | None = prose()
    location_cun_system: str | None = Field(max_length=5)
    location_finding: str | None = prose()
    location_surface_note: str | None = prose()
    location_checked_agreeing_sources: int | None
    location_checked_note: str | None = prose()
    pressing_how: str | None = prose()
    pressing_feeling: str | None = prose()
    pressing_seconds_min: int | None
    pressing_seconds_max: int | None
    pressing_when_not: str | None = prose()
    point_total: int | None
    note: str | None = prose()


class AcupointCategory(Table, table=True):
    __table_args__ = (one_of("category", PointCategory),)
    acupoint: str = key(to="acupoint.slug")
    position: int = position()
    category: str = Field(max_length=24)
    of: str | None = Field(max_length=240)


class AcupointCun(Table, table=True):
    """One distance of the location, in body inches (cun)."""

    __table_args__ = (CheckConstraint("value > 0 AND value <= 20", name="value_range"),)
    acupoint: str = key(to="acupoint.slug")
    position: int = position()
    value: float
    start: str = Field(max_length=240)
    direction: str = Field(max_length=240)


class AcupointCaution(Table, table=True):
    __table_args__ = (
        one_of("flag", PointCautionFlag),
        one_of("applies_to_pressing", AppliesToPressing),
        at_least("source_count", 0),
    )
    acupoint: str = key(to="acupoint.slug")
    position: int = position()
    flag: str = Field(max_length=40)
    who: str = prose()
    text: str = prose()
    tier: str | None = Field(max_length=240)
    applies_to_pressing: str = Field(max_length=20)
    source_count: int
    named_by: str = prose()
    note: str | None = prose()
