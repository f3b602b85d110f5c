"""The seed shape of a body region; the regions form one tree under whole-body."""

from app.seeding.documents.base import Code, ExternalCode, Name, Record, Slug


class RegionDocument(Record):
    """`lay_names` are words people use for the place; `side_pairs` is true where left and right
    exist.
    """

    name: Name
    parent: Slug | None
    anatomical_term: Name
    hanzi: Name | None
    lay_names: list[Name]
    side_pairs: bool
    motions: list[Code]
    codes: list[ExternalCode]
