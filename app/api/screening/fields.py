"""What the screening routes read and answer: shapes only, judged in app.safety.asking."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.api.fields import Read, RedFlagRead, Ref, SafetyTextRead
from app.safety.rules import Basis
from app.vocabulary.safety import (
    Allowance,
    BodySide,
    Cleared,
    Outlet,
    Practice,
    QuestionKind,
    Urgency,
)

MOST_WEEKS = 5200  # a hundred years
Word = Annotated[str, Field(min_length=1, max_length=80)]


class Given(BaseModel):
    """Base of what is sent; nothing unknown is ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SurgeryGiven(Given):
    """One operation; `weeks_ago` null is unknown, and anything but `cleared: yes` counts as no."""

    area: Word = Field(description="One of the question's areas.")
    side: BodySide | None = None
    weeks_ago: int | None = Field(default=None, ge=0, le=MOST_WEEKS)
    cleared: Cleared


class AnswerGiven(Given):
    """The answer to one question: `answer`, `number` or `surgeries`, as its kind asks."""

    question: Word = Field(description="Code of the question.")
    answer: Word | None = Field(default=None, description="Code of the answer.")
    number: int | None = Field(default=None, ge=0, le=MOST_WEEKS)
    side: BodySide | None = Field(default=None, description="Where the question asks for a side.")
    surgeries: list[SurgeryGiven] | None = Field(default=None, min_length=1, max_length=20)


class ScreeningGiven(Given):
    """A question that is not among `answers` counts as not asked."""

    conditions: list[Word] = Field(default=[], max_length=20)
    answers: list[AnswerGiven] = Field(max_length=300)


class FollowsRead(Read):
    """Ask the question only after one of these answers."""

    question: str
    answers: list[str]


class FlagRead(Read):
    level: Urgency
    action: str


class LeadsToRead(Read):
    """What an answer means; the service does the same reckoning for you."""

    limitations: list[str]
    exclude_risks: list[str]
    red_flag: FlagRead | None
    outlet: Outlet | None
    advice: str | None
    texts: list[str]
    reason: str | None
    sources: list[Ref]
    inference: bool


class AnswerRead(Read):
    """`leads_to` is null where an answer declares nothing; `least` and `most` bound a number."""

    code: str
    label: str
    least: int | None
    most: int | None
    leads_to: LeadsToRead | None


class QuestionRead(Read):
    """`signs` and the signs of `red_flags` are read out with the question; any one means yes."""

    code: str
    text: str
    help: str | None
    kind: QuestionKind
    is_needed: bool = Field(description="Unanswered, it allows no session.")
    asks_side: bool
    follows: FollowsRead | None
    signs: list[str]
    red_flags: list[RedFlagRead]
    areas: list[Ref]
    answers: list[AnswerRead]


class PartRead(Read):
    """`conditions` are those at hand for which the part is asked; none means everybody."""

    code: str
    title: str
    intro: str | None
    conditions: list[Ref]
    questions: list[QuestionRead]


class ScreenedConditionRead(Read):
    """A condition at hand, and what practice it allows before anything is asked."""

    condition: Ref
    practice: Practice
    practice_reason: str


class ScreeningRead(Read):
    """The questionnaire; what asks for help now stands first."""

    emergency: SafetyTextRead
    seek_care_if: list[RedFlagRead]
    conditions: list[ScreenedConditionRead]
    parts: list[PartRead]


class SidedRead(Read):
    """A limitation of one side, or of one region, as a wish for a session takes it."""

    limitation: str
    side: BodySide | None
    area: str | None


class SurgeryRead(Read):
    """An operation after which exercise is not allowed yet, or not known to be."""

    area: str
    side: BodySide | None
    weeks_ago: int | None
    cleared: Cleared


class ReasonRead(Read):
    """What one answer, or a condition by itself, led to; `question` is null for a condition."""

    question: str | None
    condition: Ref | None
    answer: str
    limitations: list[str]
    exclude_risks: list[str]
    outlet: Outlet | None
    advice: str | None
    reason: str | None
    sources: list[Ref]
    inference: bool


class FindingsRead(Read):
    """What the answers mean; nothing of it is kept."""

    red_flags: list[RedFlagRead]
    texts: list[SafetyTextRead]
    practice: Allowance
    instead: list[Outlet] = Field(description="Why no ordinary session, what presses most first.")
    limitations: list[str | SidedRead] | None = Field(
        description="As a wish for a session takes them. Null: not asked. Empty: none declared."
    )
    surgeries: list[SurgeryRead]
    exclude_risks: list[str]
    level_max: int | None = Field(description="The highest level to be offered; null: any.")
    safety_basis: Basis
    is_complete: bool
    not_answered: list[str]
    reasons: list[ReasonRead]
