"""The seed shapes of the screening questionnaire: parts, questions, and what each answer means."""

from pydantic import Field

from app.seeding.documents.base import Code, Document, Name, Slug, Sourced, Text
from app.vocabulary.safety import Outlet, QuestionKind, Urgency


class AnswerFlag(Document):
    """How soon an answer asks for help, and what to do."""

    level: Urgency
    action: Text


class AnswerDocument(Sourced):
    """What one answer means; `least` and `most` are for numbers, `texts` are safety texts to show.

    An answer that leads nowhere needs no reason: it declares nothing and leaves nothing out.
    """

    code: Code
    label: Name
    least: int | None = None
    most: int | None = None
    limitations: list[Code] = Field(default=[])
    exclude_risks: list[Code] = Field(default=[])
    red_flag: AnswerFlag | None = None
    outlet: Outlet | None = None
    advice: Text | None = None
    texts: list[Code] = Field(default=[])
    reason: Text | None = None
    sources: list[Slug] = Field(default=[])


class FollowsDocument(Document):
    """The question is asked only after one of these answers to an earlier one."""

    question: Code
    answers: list[Code] = Field(min_length=1)


class QuestionDocument(Document):
    """`flags` asks for the red flags of that level of the conditions at hand, own and inherited.

    Without an answer to a question that `is_needed` there is no session. `signs` are read out
    with the question; `regions` are the places that an operation may name.
    """

    code: Code
    text: Text
    help: Text | None = None
    kind: QuestionKind
    is_needed: bool = False
    asks_side: bool = False
    follows: FollowsDocument | None = None
    flags: Urgency | None = None
    signs: list[Text] = Field(default=[])
    regions: list[Slug] = Field(default=[])
    answers: list[AnswerDocument] = Field(min_length=1)


class ScreeningPartDocument(Document):
    """A part is asked of everybody, or of those who name one of its conditions."""

    code: Code
    order: int = Field(ge=1)
    title: Name
    intro: Text | None
    conditions: list[Slug]
    questions: list[QuestionDocument] = Field(min_length=1)
