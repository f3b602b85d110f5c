"""The seed shape of a meridian (channel) as tradition teaches it."""

from pydantic import Field

from app.seeding.documents.base import ChineseName, Document, Name, Record, Slug, Text
from app.vocabulary.points import Element, Limb, MeridianCategory, Polarity, SixChannel


class ClockHours(Document):
    """The two hours that the traditional day gives to the channel, as 24-hour clock hours."""

    start: int = Field(ge=0, le=23)
    end: int = Field(ge=0, le=23)
    branch: Name


class MeridianDocument(Record):
    """`code` is WHO's letter code; `spellings` are other codes met in books, with where they
    were met.
    """

    code: Name
    name: Name
    chinese: ChineseName
    category: MeridianCategory
    polarity: Polarity
    limb: Limb | None
    six_channel: SixChannel | None
    element: Element | None
    pair: Slug | None
    next_in_cycle: Slug | None
    clock: ClockHours | None
    flow: Text | None
    course: Text | None
    regions: list[Slug]
    start_point: Slug | None
    end_point: Slug | None
    opening_point: Slug | None
    coupled_point: Slug | None
    point_count: int = Field(ge=0, le=70)
    spellings: list[Name]
    note: Text | None
    sources: list[Slug]
