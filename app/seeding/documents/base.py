"""The strict ground of every seed document: no extra fields, no coercion, no health statement
without its grade.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.vocabulary.evidence import AssessedBy, Grade, StatementKind
from app.vocabulary.kinds import CODE_PATTERN, SLUG_PATTERN, CodeSystem
from app.vocabulary.safety import Urgency

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=80)]
Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN, max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"^\S(.*\S)?$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=240, pattern=r"^\S(.*\S)?$")]
Spoken = Annotated[str, StringConstraints(min_length=1, max_length=90, pattern=r"^\S(.*\S)?$")]


class Document(BaseModel):
    """A shape in which nothing unknown passes and no type is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Sourced(Document):
    """Something that names its sources, or says that it is our own inference."""

    sources: list[Slug]
    inference: bool = False


class Statement(Sourced):
    """One sentence or two on health with kind, grade and source keys (SAFETY 2)."""

    text: Text
    kind: StatementKind
    grade: Grade


class RedFlag(Sourced):
    """Signs of which any single one asks for the action, within the level's time."""

    signs: list[Text] = Field(min_length=1)
    action: Text
    level: Urgency


class ExternalCode(Document):
    """A code of another body with a label of our own; outside CC BY 4.0."""

    system: CodeSystem
    code: Name
    label: Name
    match: Name | None = None
    note: Text | None = None
    rights: Text


class Range(Document):
    """A dose as read: least, most, and the words it was printed in; null is unknown."""

    min: float | None
    max: float | None
    text: Text | None


class Record(Document):
    """What every public record carries: a slug that is stable for ever, and who has read it."""

    slug: Slug
    aliases: list[Name] = []
    assessed_by: AssessedBy


class ChineseName(Document):
    """A traditional name in both scripts, with pinyin that carries tone marks."""

    pinyin: Name
    simplified: Name
    traditional: Name
    basis: Text | None = None
