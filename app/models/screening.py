"""Tables of the screening questionnaire; what its answers lead to is in app.safety.asking."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from app.models.base import Table, child_of, key, link, one_of, position, prose
from app.vocabulary.safety import Outlet, QuestionKind, Urgency


class ScreeningPart(Table, table=True):
    __table_args__ = (CheckConstraint('"order" >= 1', name="order_range"),)
    code: str = key(length=60)
    order: int = Field(unique=True)
    title: str = Field(max_length=240)
    intro: str | None = prose()


class ScreeningPartCondition(Table, table=True):
    part: str = key(to="screening_part.code", length=60)
    position: int = position()
    condition: str = link("condition.slug")


class ScreeningQuestion(Table, table=True):
    __table_args__ = (
        one_of("kind", QuestionKind),
        one_of("flags", Urgency),
    )
    part: str = key(to="screening_part.code", length=60)
    position: int = position()
    code: str = Field(max_length=60, unique=True)
    text: str = prose()
    help: str | None = prose()
    kind: str = Field(max_length=10)
    is_needed: bool
    asks_side: bool
    follows_question: str | None = Field(max_length=60)
    flags: str | None = Field(max_length=10)


def _of_question() -> ForeignKeyConstraint:
    return child_of("screening_question", "part", "question", parent=("part", "position"))


class ScreeningFollows(Table, table=True):
    """The answers after which a question is asked."""

    __table_args__ = (_of_question(),)
    part: str = key(length=60)
    question: int = position()
    position: int = position()
    answer: str = Field(max_length=60)


class ScreeningSign(Table, table=True):
    __table_args__ = (_of_question(),)
    part: str = key(length=60)
    question: int = position()
    position: int = position()
    text: str = prose()


class ScreeningRegion(Table, table=True):
    __table_args__ = (_of_question(),)
    part: str = key(length=60)
    question: int = position()
    position: int = position()
    region: str = link("region.slug")


class ScreeningAnswer(Table, table=True):
    __table_args__ = (
        _of_question(),
        one_of("red_flag_level", Urgency),
        one_of("outlet", Outlet),
        CheckConstraint("least <= most", name="least_order"),
    )
    part: str = key(length=60)
    question: int = position()
    position: int = position()
    code: str = Field(max_length=60)
    label: str = Field(max_length=240)
    least: int | None
    most: int | None
    red_flag_level: str | None = Field(max_length=10)
    red_flag_action: str | None = prose()
    outlet: str | None = Field(max_length=20)
    advice: str | None = prose()
    reason: str | None = prose()
    inference: bool


def _of_answer() -> ForeignKeyConstraint:
    return child_of(
        "screening_answer",
        *("part", "question", "answer"),
        parent=("part", "question", "position"),
    )


class ScreeningAnswerLimitation(Table, table=True):
    __table_args__ = (_of_answer(),)
    part: str = key(length=60)
    question: int = position()
    answer: int = position()
    position: int = position()
    limitation: str = link("limitation.code", length=60)


class ScreeningAnswerRisk(Table, table=True):
    __table_args__ = (_of_answer(),)
    part: str = key(length=60)
    question: int = position()
    answer: int = position()
    position: int = position()
    feature: str = link("risk_feature.code", length=60)


class ScreeningAnswerText(Table, table=True):
    __table_args__ = (_of_answer(),)
    part: str = key(length=60)
    question: int = position()
    answer: int = position()
    position: int = position()
    safety_text: str = link("safety_text.code", length=60)


class ScreeningAnswerSource(Table, table=True):
    __table_args__ = (_of_answer(),)
    part: str = key(length=60)
    question: int = position()
    answer: int = position()
    position: int = position()
    source: str = link("source.slug")
