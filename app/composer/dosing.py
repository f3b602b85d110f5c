"""How long a movement may be done: a handful of doses, each of whole breaths; it chooses none."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil

from app.composer.cards import Dose
from app.composer.session import Breathing, Phase
from app.vocabulary.practice import BreathPhase

MOST_AMOUNTS = 8
TIMED_SECONDS = 15
# Where the breath is not tied to the movement, breaths only measure the time: six seconds each,
# which is unhurried and far from any pace that needs care.
UNTIED_MILLISECONDS = 6000
IN, OUT = 2, 3  # natural and paced breath alike: the breath out is half as long again


@dataclass(frozen=True, slots=True)
class Amount:
    """Repetitions on one side with the whole breaths and whole seconds that they take."""

    repetitions: int
    seconds: int
    cycles: int
    cycle_milliseconds: int
    unit: str


@lru_cache(maxsize=4096)
def amounts(dose: Dose, half_breaths_per_minute: int | None) -> tuple[Amount, ...]:
    """Return the doses to choose from, shortest first: least, usual, most, and some between."""
    if _is_timed(dose):
        found = _timed(dose, half_breaths_per_minute)
    else:
        counts = _spread(dose.least, dose.usual, dose.most)
        found = [_amount(dose, count, half_breaths_per_minute) for count in counts]
    by_length = {amount.seconds: amount for amount in found if amount is not None}
    return tuple(by_length[seconds] for seconds in sorted(by_length))


@lru_cache(maxsize=4096)
def usual_seconds(dose: Dose, half_breaths_per_minute: int | None) -> int:
    """Return the length of the usual dose on one side."""
    usual = _amount(dose, dose.usual, half_breaths_per_minute)
    return usual.seconds if usual else dose.usual * dose.seconds_per_repetition


def breathing_of(amount: Amount, *, is_paced: bool, ratio: tuple[int, ...] | None) -> Breathing:
    """Divide a cycle into its phases, which add up to it to the millisecond."""
    parts = (IN, OUT) if ratio is None else ratio
    names = _TWO if len(parts) == 2 else _FOUR
    lengths = _divided(amount.cycle_milliseconds, parts)
    phases = tuple(Phase(name, length) for name, length in zip(names, lengths, strict=True))
    pause = amount.seconds * 1000 - amount.cycles * amount.cycle_milliseconds
    kept = tuple(phase for phase in phases if phase.milliseconds)
    return Breathing(amount.cycles, is_paced, kept, pause)


_TWO: tuple[BreathPhase, ...] = (BreathPhase.IN, BreathPhase.OUT)
_FOUR: tuple[BreathPhase, ...] = (
    BreathPhase.IN,
    BreathPhase.HOLD,
    BreathPhase.OUT,
    BreathPhase.HOLD,
)


def _is_timed(dose: Dose) -> bool:
    """Say whether the dose is a stretch of time (half-minutes of quiet) and no count of moves."""
    return dose.breaths_per_repetition is None and dose.seconds_per_repetition >= TIMED_SECONDS


def _timed(dose: Dose, half_breaths: int | None) -> list[Amount | None]:
    """Doses of whole breaths between the least and the most time."""
    cycle = UNTIED_MILLISECONDS if half_breaths is None else 120_000 // half_breaths
    one = dose.seconds_per_repetition * 1000
    least = ceil(dose.least * one / cycle)
    most = max(least, dose.most * one // cycle)
    usual = min(max(least, round(dose.usual * one / cycle)), most)
    return [
        Amount(cycles, ceil(cycles * cycle / 1000), cycles, cycle, "breaths")
        for cycles in _spread(least, usual, most)
    ]


def _spread(least: int, usual: int, most: int) -> list[int]:
    """At most MOST_AMOUNTS counts, evenly over the range, the usual one always among them."""
    if most - least < MOST_AMOUNTS:
        return list(range(least, most + 1))
    steps = MOST_AMOUNTS - 2
    even = {least + round((most - least) * step / steps) for step in range(steps + 1)}
    return sorted(even | {usual})


def _amount(dose: Dose, count: int, half_breaths: int | None) -> Amount | None:
    tied = dose.breaths_per_repetition
    if tied:
        cycles = Fraction(tied) * count
        if cycles.denominator != 1:
            return None  # half a breath is no whole one
        cycle = Fraction(dose.seconds_per_repetition * 1000) / Fraction(tied)
        return _whole(dose, count, int(cycles), int(cycle), half_breaths)
    whole = count * dose.seconds_per_repetition * 1000
    if half_breaths is None:
        cycles_near = max(1, round(whole / UNTIED_MILLISECONDS))
        return _whole(dose, count, cycles_near, whole // cycles_near, None)
    paced = 120_000 // half_breaths
    return _whole(dose, count, max(1, round(whole / paced)), paced, None)


def _whole(dose: Dose, count: int, cycles: int, cycle: int, half_breaths: int | None) -> Amount:
    if half_breaths is not None:
        cycle = 120_000 // half_breaths
    return Amount(count, ceil(cycles * cycle / 1000), cycles, cycle, dose.unit)


def _divided(whole: int, parts: tuple[int, ...]) -> list[int]:
    """Share out so that the parts are whole and add up; the rounding goes to the breath out."""
    lengths = [whole * part // sum(parts) for part in parts]
    lengths[1 if len(parts) == 2 else 2] += whole - sum(lengths)
    return lengths
