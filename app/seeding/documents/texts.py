"""The seed shapes of texts that stand above every record: stop rules, crisis, low sugar, falls,
intended use.
"""

from pydantic import Field

from app.seeding.documents.base import Code, Document, Slug, Sourced, Text
from app.vocabulary.safety import Urgency


class SafetyLine(Sourced):
    text: Text
    note: Text | None = None


class SafetyBlock(Document):
    """One heading of a safety text with its lines in the order to be read."""

    heading: Text
    lines: list[SafetyLine] = Field(min_length=1)


class SafetyTextDocument(Document):
    """`code`: universal | crisis | low_sugar | falls | intended_use; emergency texts are never
    shortened.
    """

    code: Code
    title: Text
    level: Urgency | None
    blocks: list[SafetyBlock] = Field(min_length=1)
    note: Text | None
    sources: list[Slug]
