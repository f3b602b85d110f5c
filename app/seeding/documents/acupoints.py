"""The seed shape of an acupoint: exact names, a location in plain words, cautions that tell
needle from finger.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.seeding.documents.base import (
    ChineseName,
    Document,
    Name,
    Record,
    Slug,
    Statement,
    Text,
)
from app.vocabulary.kinds import POINT_CODE_PATTERN
from app.vocabulary.points import AppliesToPressing, PointCategory, PointCautionFlag

PointCode = Annotated[str, StringConstraints(pattern=POINT_CODE_PATTERN)]


class CategoryLink(Document):
    """A traditional category; `of` names the organ, vessel or element where the category has
    one.
    """

    category: PointCategory
    of: Name | None


class CunDistance(Document):
    value: float = Field(gt=0, le=20)
    start: Name
    direction: Name


class Pressing(Document):
    """How to press with a finger; seconds are null unless a source states them."""

    how: Text
    feeling: Text | None
    seconds_min: int | None = Field(ge=1, le=600)
    seconds_max: int | None = Field(ge=1, le=600)
    when_not: Text
    sources: list[Slug]


class Checked(Document):
    """With how many independent descriptions the location was compared."""

    agreeing_sources: int = Field(ge=0, le=20)
    note: Text | None


class Location(Document):
    """Where the point lies, for orientation and pressing, not for needling."""

    text: Text
    cun_system: Name | None
    cun: list[CunDistance]
    finding: Text
    surface_note: Text | None
    checked: Checked
    sources: list[Slug]


class PointCaution(Document):
    """A flag from older lists; `applies_to_pressing` says whether it holds without a needle."""

    flag: PointCautionFlag
    who: Text
    text: Text
    tier: Name | None
    applies_to_pressing: AppliesToPressing
    source_count: int = Field(ge=0)
    named_by: Text
    note: Text | None


class AcupointDocument(Record):
    """`meridian` is null for extra points; `location` null means: not yet written, look
    elsewhere.
    """

    code: PointCode
    meridian: Slug | None
    number: int | None
    chinese: ChineseName
    english: Name | None
    english_note: Text | None
    english_variants: list[Name]
    region: Slug
    region_detail: Name | None
    categories: list[CategoryLink]
    location: Location | None
    pressing: Pressing | None
    traditional_use: Statement | None
    cautions: list[PointCaution]
    caution_sources: list[Slug] = Field(default_factory=list)
    point_total: int | None
    note: Text | None
    name_sources: list[Slug]


class PointCodeSpelling(Document):
    """Another spelling of a channel's letters, such as DU for GV."""

    meridian: Slug
    letters: Name
    seen_in: Text
    ambiguous: bool
