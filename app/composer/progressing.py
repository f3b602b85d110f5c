"""How practice grows from week to week: by one thing at most, and only by what is there to do.

What counts are the minutes that a routine fills: to plan more of them raises nothing, and would
come all at once with the next routine that does. A routine that fills none has another in its
place, one that is known already where there is one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

MOST_MINUTES_MORE = 5
# The minutes that a routine fills when it is asked for so many; 0 where it has no session.
Filled = Callable[[str, int], int]
# The routines that may stand in for one, the nearest first: those no harder than it, then others.
Near = Callable[[str], Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Turn:
    """A routine that takes turns with others, and the one that is practised in its place."""

    planned: str
    done: str


@dataclass(frozen=True, slots=True)
class Load:
    """A week as it is to be: its days, the minutes of the longest of them, and who takes turns."""

    days: int
    minutes: int
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What a phase asks for."""

    days: int
    minutes: int
    routines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What there is to practise, by which every week is measured; at most so many minutes a day."""

    filled: Filled
    near: Near
    most_minutes: int

    def first(self, target: Target) -> Load:
        """Begin with as many routines as there are days; the others come one by one.

        What has no session leaves its days to the others. Where none has one, the nearest greater
        length that has is the beginning; where there is none, the week is empty.
        """
        for minutes in range(target.minutes, max(target.minutes, self.most_minutes) + 1):
            turns: list[Turn] = []
            for name in target.routines:
                done = self._fitting(name, minutes, _done(turns))
                if done and len(turns) < target.days:
                    turns.append(Turn(name, done))
            if turns:
                return Load(target.days, self.longest(turns, minutes), tuple(turns))
        empty = tuple(Turn(name, name) for name in target.routines)
        return Load(target.days, target.minutes, empty)

    def step(self, now: Load, target: Target, *, last_days: int) -> tuple[Load, str | None]:
        """Go toward the target by one raise; what becomes less becomes so at once.

        `last_days` are those of the week before: where it was a lighter one the days come back, and
        that is the raise of this week. Where there was nothing to do before, this is the beginning.
        """
        if not self.longest(now.turns, now.minutes):
            return self.first(target), None
        known = _done(now.turns)
        held = self._lessened(now, target, known)
        if held.days > last_days:
            return held, "days"
        if target.days > held.days:
            return replace(held, days=held.days + 1), "days"
        more = min(target.minutes, held.minutes + MOST_MINUTES_MORE)
        longest = self.longest(held.turns, more)
        if longest > held.minutes:
            return replace(held, minutes=longest), "minutes"
        turns = tuple(self._brought(held, target, known)) or held.turns
        is_new = any(turn.done not in known for turn in turns)
        return replace(held, turns=turns), "routine" if is_new else None

    def longest(self, turns: Sequence[Turn], minutes: int) -> int:
        """Return the most minutes that any of the turns fills."""
        return max(self.filled(turn.done, minutes) for turn in turns)

    def _lessened(self, now: Load, target: Target, known: frozenset[str]) -> Load:
        """The days and minutes of the target where they are fewer, and those that it lets go on.

        The minutes stay where only something new could be so short.
        """
        days, minutes = min(now.days, target.days), min(now.minutes, target.minutes)
        kept = tuple(turn for turn in now.turns if turn.planned in target.routines) or now.turns
        turns = tuple(self._again(turn, minutes, known) for turn in kept)
        if any(turn.done not in known or not self.filled(turn.done, minutes) for turn in turns):
            minutes, turns = now.minutes, kept
        return Load(days, self.longest(turns, minutes), turns)

    def _again(self, turn: Turn, minutes: int, known: frozenset[str]) -> Turn:
        if self.filled(turn.done, minutes):
            return turn
        return replace(turn, done=self._fitting(turn.planned, minutes, known) or turn.done)

    def _brought(self, held: Load, target: Target, known: frozenset[str]) -> Iterator[Turn]:
        """Yield the routines of the target that there are; one of them may be new."""
        of = {turn.planned: turn for turn in held.turns}
        is_raised = False
        for name in target.routines:
            turn = of.get(name)
            done = turn.done if turn and not self.filled(name, held.minutes) else None
            done = done or self._fitting(name, held.minutes, known)
            if done and (done in known or not is_raised):
                is_raised = is_raised or done not in known
                yield Turn(name, done)
            elif turn:
                yield turn

    def _fitting(self, name: str, minutes: int, known: frozenset[str]) -> str | None:
        """A routine, or the nearest that may stand in; of those no harder, one that is known."""
        if self.filled(name, minutes):
            return name
        for some in self.near(name):
            for one in sorted(some, key=lambda one: one not in known):
                if self.filled(one, minutes):
                    return one
        return None


def _done(turns: Sequence[Turn]) -> frozenset[str]:
    return frozenset(turn.done for turn in turns)
