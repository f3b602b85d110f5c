"""Rules on the make of the screening questionnaire; what it must ask is in screening_safety."""

from collections.abc import Iterator
from typing import Any

from app.safety.asking import CLEARED, NOT_CLEARED
from app.seeding.check.rule import Check, Path
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary.safety import Outlet, QuestionKind

NAMED = {
    QuestionKind.YES_NO: ("yes", "no"),
    QuestionKind.SURGERY: (CLEARED, NOT_CLEARED),
}


def screening_codes_are_unique(content: Content) -> Iterator[Fault]:
    """A part, a question and a place in the order are named once in the whole questionnaire, an
    answer once in its question.
    """
    seen: set[Any] = set()
    for part, place in parts(content):
        named: list[tuple[Any, Path]] = [(part.code, ("code",)), (part.order, ("order",))]
        for index, question in enumerate(part.questions):
            path: Path = ("questions", index)
            named.append((question.code, (*path, "code")))
            for number, answer in enumerate(question.answers):
                spot = (*path, "answers", number, "code")
                named.append(((question.code, answer.code), spot))
        for name, path in named:
            if name in seen:
                yield place.fault("screening-codes-are-unique", f"{name} again", *path)
            seen.add(name)


def follow_ups_follow(content: Content) -> Iterator[Fault]:
    """A follow-up names answers of a question that stands before it in the same part."""
    for part, place in parts(content):
        before: dict[str, set[str]] = {}
        for index, question in enumerate(part.questions):
            follows = question.follows
            if follows and not set(follows.answers) <= before.get(follows.question, set()):
                message = f"{follows.question} does not come before, or has no such answer"
                yield place.fault("follow-ups-follow", message, "questions", index, "follows")
            before[question.code] = {answer.code for answer in question.answers}


def answers_fit_their_question(content: Content) -> Iterator[Fault]:
    """A yes_no has yes and no; a surgery has cleared, not_cleared and regions; numbers have bounds
    that meet without a gap, and nothing else has bounds.
    """
    for question, place, path in questions(content):
        codes = tuple(answer.code for answer in question.answers)
        expected = NAMED.get(question.kind)
        is_number = question.kind is QuestionKind.NUMBER
        bounds = [(answer.least, answer.most) for answer in question.answers]
        fits = (
            (expected is None or set(codes) == set(expected))
            and bool(question.regions) == (question.kind is QuestionKind.SURGERY)
            and (_meet(bounds) if is_number else set(bounds) == {(None, None)})
        )
        if not fits:
            message = f"{question.kind} with {', '.join(codes)}"
            yield place.fault("answers-fit-their-question", message, *path, "answers")


def _meet(bounds: list[tuple[int | None, int | None]]) -> bool:
    expected = None
    for least, most in bounds:
        if least is None or most is None or least > most or expected not in (None, least):
            return False
        expected = most + 1
    return True


def sides_are_asked_where_they_count(content: Content) -> Iterator[Fault]:
    """A question asks for a side only for limitations that may name one."""
    limitations = content.plain.get("limitations", {})
    for question, place, path in questions(content):
        declared = {code for answer in question.answers for code in answer.limitations}
        found: list[Any] = [limitations[(code,)] for code in declared if (code,) in limitations]
        if question.asks_side and not (found and all(item.may_name_a_side for item in found)):
            message = "no limitation here may name a side"
            yield place.fault("sides-are-asked-where-they-count", message, *path, "asks_side")


def flag_questions_raise_flags(content: Content) -> Iterator[Fault]:
    """A question for the red flags of conditions stands in a part that has conditions, is a yes_no,
    and leaves signs and actions to the conditions.
    """
    for part, place in parts(content):
        for index, question in enumerate(part.questions):
            if question.flags is None:
                continue
            own = question.signs or any(answer.red_flag for answer in question.answers)
            if own or not part.conditions or question.kind is not QuestionKind.YES_NO:
                message = "signs and actions come from the conditions of the part"
                yield place.fault("flag-questions-raise-flags", message, "questions", index)


def screening_answers_have_grounds(content: Content) -> Iterator[Fault]:
    """An answer that leads anywhere gives its reason, and names a source or is marked as inference;
    one that ends the session says what to do instead.
    """
    for question, place, path in questions(content):
        for number, answer in enumerate(question.answers):
            spot = (*path, "answers", number)
            leads = answer.limitations or answer.exclude_risks or answer.red_flag or answer.outlet
            if leads and not (answer.reason and (answer.sources or answer.inference)):
                message = "a reason and a source or inference are needed"
                yield place.fault("screening-answers-have-grounds", message, *spot)
            if answer.outlet and not (answer.advice or answer.red_flag or question.flags):
                message = f"{answer.outlet} without a word on what to do instead"
                yield place.fault("screening-answers-have-grounds", message, *spot, "advice")
            if answer.outlet is Outlet.ANSWER_FIRST:
                message = "only the service says answer_first, where an answer is missing"
                yield place.fault("screening-answers-have-grounds", message, *spot, "outlet")


def parts(content: Content) -> list[tuple[Any, Place]]:
    """The parts of the questionnaire with their places, in the order in which they are asked."""
    found = list(content.each_plain("screening"))
    return sorted(found, key=lambda pair: pair[0].order)


def questions(content: Content) -> Iterator[tuple[Any, Place, Path]]:
    """Yield every question with its place and path."""
    for part, place in parts(content):
        for index, question in enumerate(part.questions):
            yield question, place, ("questions", index)


RULES: tuple[Check, ...] = (
    screening_codes_are_unique,
    follow_ups_follow,
    answers_fit_their_question,
    sides_are_asked_where_they_count,
    flag_questions_raise_flags,
    screening_answers_have_grounds,
)
