"""Holds a person's answers against the questions asked: what fits none is told, all at once."""

from collections.abc import Iterable, Iterator

from app.api.screening.fields import AnswerGiven
from app.errors import BadRequest, Fault, FaultCode
from app.safety.asking import Given, Question, Surgery, misfits
from app.web.suggesting import closest

NOT_ASKED = "No such question is asked for these conditions."
TWICE = "It is answered twice: give one answer to each question."


def given_answers(answers: list[AnswerGiven], questions: Iterable[Question]) -> dict[str, Given]:
    """Return each answer by its question; raise BadRequest with every one that does not fit."""
    asked = {question.code: question for question in questions}
    given: dict[str, Given] = {}
    faults: list[Fault] = []
    for index, answer in enumerate(answers):
        question = asked.get(answer.question)
        pointer = f"/answers/{index}/question"
        if question is None:
            near = closest(answer.question, tuple(asked))
            faults.append(
                Fault.in_body(
                    "question",
                    NOT_ASKED,
                    FaultCode.NOT_ALLOWED,
                    pointer=pointer,
                    allowed=tuple(asked),
                    did_you_mean=near,
                )
            )
        elif answer.question in given:
            faults.append(Fault.in_body("question", TWICE, FaultCode.REPEATED, pointer=pointer))
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
        name, pointer, sent = misfit.field, f"/answers/{index}/{misfit.field}", given.choice
        if misfit.entry is not None:
            name, pointer = "area", f"{pointer}/{misfit.entry}/area"
            sent = given.surgeries[misfit.entry].area
        near = closest(sent, misfit.allowed) if sent and misfit.allowed else None
        yield Fault.in_body(
            name,
            misfit.reason,
            FaultCode(misfit.unfit),
            pointer=pointer,
            allowed=misfit.allowed,
            did_you_mean=near,
        )
