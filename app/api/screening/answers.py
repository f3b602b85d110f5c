"""Holds a person's answers against the questions asked: what fits none is told, all at once."""

from collections.abc import Iterable, Iterator

from app.api.screening.fields import AnswerGiven
from app.errors import BadRequest, Fault, FaultCode
from app.safety.asking import Given, Question, Surgery, misfits
from app.web.suggesting import closest


def given_answers(answers: list[AnswerGiven], questions: Iterable[Question]) -> dict[str, Given]:
    """Return each answer by its question; raise BadRequest with every one that does not fit."""
    asked = {question.code: question for question in questions}
    given: dict[str, Given] = {}
    faults: list[Fault] = []
    for index, answer in enumerate(answers):
        question = asked.get(answer.question)
        if question is None:
            reason = "No such question is asked for these conditions."
            near = closest(answer.question, tuple(asked))
            faults.append(_fault(index, "question", reason, did_you_mean=near))
        elif answer.question in given:
            faults.append(_fault(index, "question", "It is answered twice."))
        else:
            given[answer.question] = _read(answer)
            faults.extend(_misfits(index, question, given[answer.question]))
    if faults:
        raise BadRequest(faults)
    return given


def _read(answer: AnswerGiven) -> Given:
    surgeries = tuple(
        Surgery(one.area, one.side, one.weeks_ago, one.cleared) for one in answer.surgeries or ()
    )
    return Given(choice=answer.answer, number=answer.number, side=answer.side, surgeries=surgeries)


def _misfits(index: int, question: Question, given: Given) -> Iterator[Fault]:
    for misfit in misfits(question, given):
        yield _fault(index, misfit.field, misfit.reason, allowed=misfit.allowed)


def _fault(
    index: int,
    name: str,
    reason: str,
    *,
    allowed: tuple[str, ...] = (),
    did_you_mean: str | None = None,
) -> Fault:
    pointer = f"/answers/{index}/{name}"
    code = FaultCode.NOT_ALLOWED
    return Fault.in_body(
        name, reason, code, pointer=pointer, allowed=allowed, did_you_mean=did_you_mean
    )
