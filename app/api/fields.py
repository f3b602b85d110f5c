"""Shapes that several answers share; a field is always there, or null, so nothing has a default."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.vocabulary.evidence import AssessedBy, Grade, StatementKind, Strength
from app.vocabulary.kinds import CodeSystem, Kind
from app.vocabulary.safety import Urgency


class Read(BaseModel):
    """Base of every answer; a field that the schema does not know is a mistake of ours."""

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def shaped(cls, said: dict[str, Any]) -> dict[str, Any]:
        """Hold an answer against its shape and return it as plain JSON, in the shape's order."""
        return cls.model_validate(said).model_dump(mode="json")


class Ref(Read):
    """Another record, named; ask `href` for the whole of it."""

    kind: Kind
    slug: str
    name: str
    href: str


class RecordRead(Read):
    """Where a record stands: address, who read it, in which releases it came and changed."""

    kind: Kind
    href: str
    assessed_by: AssessedBy
    first_release: int
    changed_release: int
    language: str = Field(description="Language of the texts (BCP 47).")
    untranslated: bool = Field(
        description="True when texts are in English because no translation exists yet."
    )
    translated: list[str] = Field(
        description=(
            "JSON pointers, into the record's seed document, of the texts that are in `language`; "
            "every other text of its own is in English. Empty where English was asked for."
        )
    )


class ChineseRead(Read):
    """A traditional name: pinyin with tone marks, both scripts, and what the name rests on."""

    pinyin: str
    simplified: str
    traditional: str
    basis: str | None


class StatementRead(Read):
    """A statement on health with its kind, its grade and its sources."""

    text: str
    kind: StatementKind
    grade: Grade
    sources: list[Ref]
    inference: bool = Field(description="True when it is our reasoning and not a source's word.")


class RangeRead(Read):
    """A dose as read; null is unknown, `text` keeps the words where numbers are not enough."""

    min: float | None
    max: float | None
    text: str | None


class CodeRead(Read):
    """A code of another body, outside our licence; `rights` says whose."""

    system: CodeSystem
    code: str
    label: str
    match: str | None
    note: str | None
    rights: str


class RedFlagRead(Read):
    """Any one of the signs asks for the action; `inherited_from` names the condition it came
    from.
    """

    level: Urgency
    action: str
    signs: list[str]
    inherited_from: Ref | None
    sources: list[Ref]
    inference: bool


class CautionRead(Read):
    """A caution with whom it is for; `who` null means everyone."""

    text: str
    who: str | None
    strength: Strength
    sources: list[Ref]
    inference: bool


class SafetyLineRead(Read):
    text: str
    note: str | None
    sources: list[Ref]
    inference: bool


class SafetyBlockRead(Read):
    heading: str
    lines: list[SafetyLineRead]


class SafetyTextRead(Read):
    """A text that stands above all content, such as when to stop."""

    code: str
    title: str
    level: Urgency | None
    blocks: list[SafetyBlockRead]
    note: str | None
    sources: list[Ref]


class AdviceRead(Read):
    """What to heed because of a limitation: it may be offered only so."""

    limitation: str
    feature: str
    advice: str
    inference: bool
    sources: list[Ref]


class OmittedRead(Read):
    """A movement variant that safety left out, with the rule and where the rule comes from."""

    movement: Ref
    variant: str
    rule: str = Field(description="Id of the rule; docs/safety-rules explains each.")
    limitation: str | None
    feature: str | None
    advice: str | None
    inference: bool | None = Field(description="True: our reasoning. False: a source's rule.")
    sources: list[Ref]


class UsedInRead(Read):
    """A record that names this one, and the field in which it does."""

    field: str
    ref: Ref


class UsedInPage(Read):
    """All of them, so `next` is always null."""

    items: list[UsedInRead]
    total: int
    next: str | None
