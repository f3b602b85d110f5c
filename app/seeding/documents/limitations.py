"""The seed shapes of the safety vocabulary: limitations, risk features, and the cells where
they meet.
"""

from app.seeding.documents.base import Code, Document, Name, Slug, Sourced, Text
from app.vocabulary.safety import CellValue, Scope


class Gate(Document):
    """When a limitation ends the matter before any movement is chosen."""

    when: Text
    action: Code
    sources: list[Slug]


class LimitationDocument(Document):
    """`strict` limitations leave out whatever is unknown (SAFETY 5)."""

    code: Code
    label: Name
    question: Text | None
    synonyms: list[Name]
    is_strict: bool
    may_name_a_side: bool
    gate: Gate | None
    note: Text | None


class FeatureDocument(Document):
    """A thing in a movement that can harm someone; a hazard is left out when unknown."""

    code: Code
    label: Name
    definition: Text
    is_hazard: bool
    scope: Scope
    origin: Name
    note: Text | None = None


class CellDocument(Sourced):
    """What is known of one limitation against one feature."""

    limitation: Code
    feature: Code
    cell: CellValue
    advice: Text
    reason: Text | None
    served_as_unknown: bool = False
