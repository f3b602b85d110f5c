"""Rules on what screening must ask and where an answer must lead (SAFETY 5 and 6)."""

import re
from collections.abc import Iterator
from typing import Any

from app.safety.rules import EVERYONE
from app.seeding.check.conditions import red_flags
from app.seeding.check.rule import Check
from app.seeding.check.screening import parts, questions
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Outlet, Urgency

SELF_HARM = re.compile(
    r"\b(self-harm|suicid\w*|harm(ing)? yourself|end(ing)? your life|not worth living)\b",
    re.IGNORECASE,
)
# The safety text that must stand beside an answer that leads there.
TEXT_OF = {
    Outlet.EMERGENCY: "universal",
    Outlet.CRISIS: "crisis",
    Outlet.LOW_SUGAR: "low_sugar",
}
# What a gate's action asks of an answer to, or a follow-up on, the limitation.
OUTLETS_OF = {
    "no_session": {Outlet.WAIT, Outlet.EMERGENCY},
    "breath_only": {Outlet.BREATH_ONLY},
    "stop_and_treat": {Outlet.LOW_SUGAR},
}


def age_is_asked_first(content: Content) -> Iterator[Fault]:
    """The first question of all is asked of everybody, is needed, and turns minors away."""
    asked = parts(content)
    if not asked:
        yield Place("screening", "").fault("age-is-asked-first", "nothing is asked")
        return
    part, place = asked[0]
    first = part.questions[0]
    if part.conditions or not first.is_needed or not _leads(first, Outlet.MINOR):
        yield place.fault("age-is-asked-first", "no needed question on age", "questions", 0)


def every_limitation_can_be_declared(content: Content) -> Iterator[Fault]:
    """Every limitation but that of everyone is declared by an answer to a question that is asked of
    everybody.
    """
    declared = {
        limitation
        for part, _ in parts(content)
        if not part.conditions
        for question in part.questions
        for answer in question.answers
        for limitation in answer.limitations
    }
    for limitation, place in content.each_plain("limitations"):
        if limitation.code not in declared | {EVERYONE}:
            message = f"no answer declares {limitation.code}"
            yield place.fault("every-limitation-can-be-declared", message, "code")


def gates_are_asked(content: Content) -> Iterator[Fault]:
    """A limitation with a gate has an answer that leads where the gate says: to the question that
    declares it, or to a follow-up on that question.
    """
    asked = [question for question, _, _ in questions(content)]
    for limitation, place in content.each_plain("limitations"):
        if limitation.gate is None or limitation.gate.action not in OUTLETS_OF:
            continue
        declaring = {q.code for q in asked if _declares(q, limitation.code)}
        near = [
            q
            for q in asked
            if q.code in declaring or (q.follows and q.follows.question in declaring)
        ]
        found = {answer.outlet for question in near for answer in question.answers}
        if not found & OUTLETS_OF[limitation.gate.action]:
            message = f"no answer on {limitation.code} leads to {limitation.gate.action}"
            yield place.fault("gates-are-asked", message, "gate")


def _declares(question: Any, limitation: str) -> bool:
    return any(limitation in answer.limitations for answer in question.answers)


def every_condition_is_screened(content: Content) -> Iterator[Fault]:
    """Every condition has exactly one part of questions."""
    asked = [slug for part, _ in parts(content) for slug in part.conditions]
    for condition, place in content.each(Kind.CONDITIONS):
        if asked.count(condition.slug) != 1:
            message = f"in {asked.count(condition.slug)} parts of the screening"
            yield place.fault("every-condition-is-screened", message, "slug")


def red_flags_are_asked_first(content: Content) -> Iterator[Fault]:
    """A part for conditions asks for each level of their red flags, emergencies first; before those
    stands only the question on self-harm.
    """
    order = list(Urgency)
    for part, place in parts(content):
        due = {flag.level for slug in part.conditions for flag in red_flags(content, slug)}
        asked = [q.flags for q in part.questions if not _leads(q, Outlet.CRISIS) or q.flags]
        told = [level for level in asked if level]
        is_sorted = told == sorted(set(told), key=order.index)
        prompt = [level for level in told if level is not Urgency.SOON]
        if due - set(told) or not is_sorted or asked[: len(prompt)] != prompt:
            message = f"due {', '.join(sorted(due))}; asked {', '.join(told)}"
            yield place.fault("red-flags-are-asked-first", message, "questions")


def self_harm_is_asked(content: Content) -> Iterator[Fault]:
    """Where a red flag of its conditions, own or inherited, speaks of self-harm, a part first asks
    a needed question that leads to the crisis page.
    """
    for part, place in parts(content):
        flags = [flag for slug in part.conditions for flag in red_flags(content, slug)]
        if not any(SELF_HARM.search(sign) for flag in flags for sign in flag.signs):
            continue
        first = part.questions[0]
        if not first.is_needed or not _leads(first, Outlet.CRISIS):
            message = "the first question does not lead to the crisis page"
            yield place.fault("self-harm-is-asked", message, "questions", 0)


def _leads(question: Any, outlet: Outlet) -> bool:
    return any(answer.outlet is outlet for answer in question.answers)


def emergencies_end_the_session(content: Content) -> Iterator[Fault]:
    """An answer that raises an emergency leads to the emergency or the crisis page, an urgent red
    flag of conditions ends the session, and the text of the page stands beside.
    """
    for question, place, path in questions(content):
        for number, answer in enumerate(question.answers):
            spot = (*path, "answers", number)
            level = answer.red_flag.level if answer.red_flag else None
            if question.flags and answer.code == "yes":
                level = question.flags
            if level is Urgency.EMERGENCY and answer.outlet not in (
                Outlet.EMERGENCY,
                Outlet.CRISIS,
            ):
                message = f"an emergency leads to {answer.outlet}"
                yield place.fault("emergencies-end-the-session", message, *spot, "outlet")
            if question.flags is Urgency.URGENT and answer.code == "yes" and not answer.outlet:
                message = "an urgent red flag leads to an ordinary session"
                yield place.fault("emergencies-end-the-session", message, *spot, "outlet")
            text = TEXT_OF.get(answer.outlet) if answer.outlet else None
            if text and text not in answer.texts:
                message = f"{answer.outlet} without the text {text}"
                yield place.fault("emergencies-end-the-session", message, *spot, "texts")


def questions_that_end_a_session_are_needed(content: Content) -> Iterator[Fault]:
    """A question with an answer that allows no session is needed: unanswered, it allows none."""
    for question, place, path in questions(content):
        ends = {answer.outlet for answer in question.answers} - {None, Outlet.BREATH_ONLY}
        if ends and not question.is_needed:
            message = f"{question.code} may go unanswered"
            rule = "questions-that-end-a-session-are-needed"
            yield place.fault(rule, message, *path, "is_needed")


RULES: tuple[Check, ...] = (
    age_is_asked_first,
    every_limitation_can_be_declared,
    gates_are_asked,
    every_condition_is_screened,
    red_flags_are_asked_first,
    self_harm_is_asked,
    emergencies_end_the_session,
    questions_that_end_a_session_are_needed,
)
