"""The seed shape of a claim of the article that the project began with, and the verdict on it."""

from app.seeding.documents.base import Code, Name, Record, Slug, Text
from app.vocabulary.evidence import Grade


class ClaimDocument(Record):
    """`claim` is what the article says in our words; `reason` says why the verdict is what it
    is.
    """

    title: Name
    topic: Code
    claim: Text
    attributed_to: Text | None
    verdict: Grade
    reason: Text
    safety_note: Text | None
    conditions: list[Slug]
    sources: list[Slug]
