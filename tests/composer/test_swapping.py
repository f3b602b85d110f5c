"""One movement exchanged, both of its sides together, and everything else as it was."""

from dataclasses import replace

import pytest

from app.composer.compose import compose
from app.composer.session import PracticeSession, Side, Status
from app.composer.swapping import exchange_for, exchanged, number_of, wishes_without
from app.composer.token import Exchange
from app.composer.wish import Share, Weighted, Wish
from app.errors import CannotCompose
from app.vocabulary.practice import Goal, Section
from tests.composer.library import breathing, card, dose, library, plain_library

LIBRARY = plain_library()
WISH = Wish(goals=(Goal.MOBILITY,), limitations=(), seconds=480)
SESSION = compose(WISH, LIBRARY)
SIDED = next(step.number for step in SESSION.steps if step.side is Side.LEFT)


def swapped(number: int) -> PracticeSession:
    return exchanged(SESSION, exchange_for(SESSION, number, LIBRARY), LIBRARY)


@pytest.mark.parametrize("number", [SIDED, SIDED + 1])
def test_both_sides_of_a_movement_are_exchanged_together(number: int) -> None:
    new = [step for step in swapped(number).steps if step.number in (SIDED, SIDED + 1)]
    assert [step.side for step in new] == [Side.LEFT, Side.RIGHT]
    assert {step.movement for step in new}.isdisjoint(step.movement for step in SESSION.steps)


def test_the_time_and_the_sections_stay_as_they_were() -> None:
    other = swapped(SIDED)
    assert (other.seconds, other.sections) == (SESSION.seconds, SESSION.sections)


def test_the_transition_names_the_new_movement() -> None:
    new = swapped(SIDED).steps[SIDED - 1]
    assert new.transition == f"Next: {new.name}."


def test_a_swap_back_gives_the_session_as_it_was() -> None:
    old = SESSION.steps[SIDED - 1]
    back = Exchange(SIDED, old.movement, old.variant, old.breathing.cycles)
    assert exchanged(swapped(SIDED), back, LIBRARY) == SESSION


def test_two_sides_repeated_in_rounds_are_not_taken_for_one_another() -> None:
    it = library(
        breathing(),
        card("one", per_side=True, dose=dose(3, 3, 3, 10)),
        card("other", per_side=True, dose=dose(3, 3, 3, 10)),
    )
    wish = replace(WISH, seconds=300, shares=(Share(Section.MAIN, 70),))
    session = compose(wish, it)
    main = [step.number for step in session.steps if step.section is Section.MAIN]
    assert session.rounds == 3 and len(main) == 6
    other = exchanged(session, exchange_for(session, main[1], it), it)
    changed = [
        new.number for old, new in zip(session.steps, other.steps, strict=True) if old != new
    ]
    assert changed == main[:2]


def test_a_part_of_the_focus_that_goes_with_the_step_becomes_a_gap() -> None:
    focused = replace(WISH, regions=(Weighted("hip", 1),), exclude=("warm-hip", "settle-hip"))
    session = compose(focused, LIBRARY)
    assert session.status is Status.COMPOSED
    number = next(step.number for step in session.steps if step.movement == "main-hip")
    other = exchanged(session, exchange_for(session, number, LIBRARY), LIBRARY)
    assert other.status is Status.COMPOSED_WITH_GAPS
    assert [gap.wanted for gap in other.gaps] == ["regions/hip"]


def test_a_step_that_is_not_there_is_told() -> None:
    with pytest.raises(CannotCompose) as refused:
        exchange_for(SESSION, 999, LIBRARY)
    assert refused.value.obstacles[0].code == "no-such-step"


def test_nothing_to_swap_in_is_told() -> None:
    with pytest.raises(CannotCompose) as refused:
        exchange_for(SESSION, 1, LIBRARY)  # natural breathing, and nothing else opens
    assert refused.value.obstacles[0].code == "nothing-to-swap-in"


@pytest.mark.parametrize(("shorter", "is_near"), [(7, True), (12, True), (13, False)])
def test_a_shorter_movement_is_waited_for_and_all_else_stays(shorter: int, is_near: bool) -> None:
    closing = [
        card(name, home=Section.CLOSE, dose=dose(1, 1, 1, seconds))
        for name, seconds in (("closing", 60), ("other-closing", 60 - shorter))
    ]
    it = library(*LIBRARY.cards, *closing)
    session = compose(replace(WISH, include=("closing",)), it)
    last = session.steps[-1]
    if not is_near:
        with pytest.raises(CannotCompose):
            exchange_for(session, last.number, it)
        return
    other = exchanged(session, exchange_for(session, last.number, it), it)
    assert other.steps[:-1] == session.steps[:-1]
    assert other.steps[-1].movement == "other-closing"
    assert other.steps[-1].transition_seconds == last.transition_seconds + shorter
    assert (other.seconds, other.sections) == (session.seconds, session.sections)


def test_a_step_goes_by_its_number_and_by_its_id() -> None:
    for step in SESSION.steps:
        assert number_of(SESSION, step.number) == number_of(SESSION, step.id) == step.number
    for unknown in (0, 999, "1", "01-no-such-movement"):
        with pytest.raises(CannotCompose):
            number_of(SESSION, unknown)


def test_where_nothing_fits_between_the_others_they_stay() -> None:
    """The close is one movement with a length of its own; without it, quiet breathing closes."""
    it = library(*LIBRARY.cards, card("closing", home=Section.CLOSE, dose=dose(5, 5, 5, 7)))
    asked = replace(WISH, include=("closing", "main-hip"))
    session = compose(asked, it)
    last = session.steps[-1]
    with pytest.raises(CannotCompose):
        exchange_for(session, last.number, it)
    wish = next(wishes_without(session, last.number))
    other = compose(wish, it)
    assert "closing" not in {step.movement for step in other.steps}
    assert {step.movement for step in session.steps[:-1]} <= {step.movement for step in other.steps}
    assert other.seconds == session.seconds
    assert (wish.limitations, wish.exclude_risks) == (asked.limitations, asked.exclude_risks)


def test_an_exchange_that_no_longer_fits_is_told() -> None:
    with pytest.raises(CannotCompose):
        exchanged(SESSION, Exchange(SIDED, "no-such-movement", "standing", 3), LIBRARY)
