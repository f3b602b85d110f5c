"""Doses are whole breaths in whole seconds, from the least to the most that a movement is done."""

import pytest

from app.composer.dosing import MOST_AMOUNTS, amounts, breathing_of, usual_seconds
from app.vocabulary.practice import BreathPhase
from tests.composer.library import dose

PACES = [None, *range(6, 41)]


@pytest.mark.parametrize("half_breaths", PACES)
def test_every_dose_is_whole_breaths_and_a_pause_of_under_a_second(half_breaths: int) -> None:
    for breaths in (0.5, 1.0, 1.5, 2.0, None):
        for seconds in (3, 7, 10, 15, 30):
            for amount in amounts(dose(2, 5, 40, seconds, breaths), half_breaths):
                pause = amount.seconds * 1000 - amount.cycles * amount.cycle_milliseconds
                assert amount.cycles >= 1 and 0 <= pause < 1000


def test_the_least_the_usual_and_the_most_are_among_the_doses() -> None:
    found = amounts(dose(3, 10, 60, 6, 1.0), None)
    counts = [amount.repetitions for amount in found]
    assert {3, 10, 60} <= set(counts) and len(counts) <= MOST_AMOUNTS
    assert counts == sorted(counts)


def test_a_natural_breath_takes_as_long_as_the_repetition_that_it_goes_with() -> None:
    (amount,) = amounts(dose(4, 4, 4, 10, 1.0), None)
    assert (amount.seconds, amount.cycles, amount.cycle_milliseconds) == (40, 4, 10_000)


def test_half_a_breath_is_no_dose() -> None:
    counts = [amount.repetitions for amount in amounts(dose(1, 2, 5, 6, 0.5), None)]
    assert counts == [2, 4]


def test_quiet_time_is_cut_by_the_breath() -> None:
    found = amounts(dose(1, 2, 3, 30, None), None)
    assert {amount.unit for amount in found} == {"breaths"}
    assert {30, 60, 90} <= {amount.seconds for amount in found}
    assert all(amount.cycle_milliseconds == 6000 for amount in found)


def test_a_pace_sets_the_length_of_every_breath() -> None:
    found = amounts(dose(3, 6, 9, 10, 1.0), 11)
    assert {amount.cycle_milliseconds for amount in found} == {120_000 // 11}
    assert usual_seconds(dose(3, 6, 9, 10, 1.0), 11) == 66


@pytest.mark.parametrize("ratio", [None, (1, 1), (4, 6), (4, 0, 6, 0), (4, 7, 8, 1), (1, 0, 12, 0)])
def test_the_phases_add_up_to_the_breath(ratio: tuple[int, ...] | None) -> None:
    for half_breaths in range(6, 41):
        for amount in amounts(dose(2, 3, 4, 9, 1.0), half_breaths):
            found = breathing_of(amount, is_paced=True, ratio=ratio)
            assert sum(phase.milliseconds for phase in found.phases) == amount.cycle_milliseconds
            assert all(phase.milliseconds > 0 for phase in found.phases)


def test_the_breath_out_is_the_longer_one_unless_asked_otherwise() -> None:
    (amount,) = amounts(dose(4, 4, 4, 10, 1.0), None)
    phases = breathing_of(amount, is_paced=False, ratio=None).phases
    assert [phase.phase for phase in phases] == [BreathPhase.IN, BreathPhase.OUT]
    assert phases[0].milliseconds < phases[1].milliseconds


def test_a_stay_that_is_asked_for_stands_between_in_and_out() -> None:
    (amount,) = amounts(dose(4, 4, 4, 10, 1.0), 12)
    phases = breathing_of(amount, is_paced=True, ratio=(4, 2, 4, 0)).phases
    names = [BreathPhase.IN, BreathPhase.HOLD, BreathPhase.OUT]
    assert [phase.phase for phase in phases] == names
