"""What the whole session adds up to is told to whoever must take care with the sum."""

from dataclasses import replace

import pytest

from app.catalogue.edition import Edition
from app.composer.adding_up import before_all
from app.composer.compose import compose
from app.composer.session import PracticeSession
from app.composer.swapping import exchange_for, exchanged
from app.composer.wish import Weighted, Wish
from app.errors import CannotCompose
from app.sessions.library import library_of
from app.vocabulary.practice import Goal, Posture

STANDING = Wish(
    goals=(Goal.CALM,),
    regions=(Weighted("shoulder", 1),),
    seconds=300,
    limitations=("spinal_stenosis",),
    postures=(Posture.STANDING,),
)
SEATED = replace(STANDING, postures=(Posture.SEATED,))
REPEATED = replace(SEATED, limitations=("lymphoedema",))


def sums_of(session: PracticeSession) -> list[str]:
    return [line for line in session.opening_advice if "this session" in line]


def test_time_on_the_feet_is_told_to_whoever_should_not_stand_long(edition: Edition) -> None:
    told = sums_of(compose(STANDING, library_of(edition)))
    assert told == [
        "You are on your feet for up to 5 minutes of this session. "
        "Spinal stenosis: short spells, sit to ease."
    ]


@pytest.mark.parametrize("limitations", [None, ()])
def test_nobody_else_is_told_a_sum(edition: Edition, limitations: tuple[str, ...] | None) -> None:
    wish = replace(STANDING, limitations=limitations)
    assert sums_of(compose(wish, library_of(edition))) == []


def test_a_seated_session_has_no_time_on_the_feet_to_tell(edition: Edition) -> None:
    assert sums_of(compose(SEATED, library_of(edition))) == []


def test_the_most_repetitions_of_a_region_are_told_with_lymphoedema(edition: Edition) -> None:
    library = library_of(edition)
    session = compose(REPEATED, library)
    by_region: dict[str, int] = {}
    for step in session.steps:
        if step.unit not in ("breaths", "half-minutes"):
            region = library.variants(step.movement)[0].worked
            by_region[region] = by_region.get(region, 0) + step.repetitions
    [told] = sums_of(session)
    assert f" {max(by_region.values())} times " in told and "few repeats" in told


@pytest.mark.parametrize("unit", ["breaths", "half-minutes"])
def test_breath_and_quiet_time_repeat_nothing(edition: Edition, unit: str) -> None:
    library = library_of(edition)
    session = compose(REPEATED, library)
    limitations = frozenset(REPEATED.limitations or ())
    steps = tuple(replace(step, unit=unit) for step in session.steps)
    told = before_all(REPEATED, library, limitations, steps)
    assert sums_of(replace(session, opening_advice=told)) == []


def test_the_sums_follow_a_swap(edition: Edition) -> None:
    library = library_of(edition)
    session = compose(REPEATED, library)
    for step in session.steps:
        try:
            swapped = exchanged(session, exchange_for(session, step.number, library), library)
        except CannotCompose:
            continue  # nothing takes as long in this place
        limitations = frozenset(REPEATED.limitations or ())
        assert swapped.opening_advice == before_all(REPEATED, library, limitations, swapped.steps)
