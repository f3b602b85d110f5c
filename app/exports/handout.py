"""What a hand-out says, in the order of paper: told once what recurs; it writes no markup."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from app.composer.session import PracticeSession, Step, Warning
from app.exports.envelope import Envelope
from app.exports.warnings import Line, Note, noted, on_the_way, said

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Whom = tuple[str, str]
# A note, with its original where that is due.
Both = tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Steps in a row that differ by time and side alone, with what is to be heeded in them.

    `like` is the number of an earlier row that says the same, as in a later round.
    """

    number: int
    steps: tuple[Step, ...]
    notes: tuple[Both, ...]
    safety: tuple[Line, ...]
    on_the_way: tuple[Line, ...]
    like: int | None = None


@dataclass(frozen=True, slots=True)
class Handout:
    """The rows, with the notes that several of them share and the letters for whom notes are."""

    rows: tuple[Row, ...]
    shared: dict[Both, tuple[int, ...]]
    letters: dict[Whom, str]

    def own(self, row: Row) -> list[Note]:
        """Return what is said in the row itself."""
        if row.like:
            return []
        return [note for both in row.notes if both not in self.shared for note in both]


def handout(session: PracticeSession, envelope: Envelope, *, has_letters: bool) -> Handout:
    """Gather the sides of a movement, notes that rows share, and for whom several notes are."""
    rows = tuple(_rows(session, envelope))
    holders: dict[Both, list[int]] = {}
    for row in rows:
        for both in row.notes:
            holders.setdefault(both, []).append(row.number)
    told = {row.number for row in rows if row.like is None}
    shared = {
        both: tuple(dict.fromkeys(numbers))
        for both, numbers in holders.items()
        if len(told.intersection(numbers)) > 1
    }
    return Handout(rows, shared, _letters(holders) if has_letters else {})


def merged(session: PracticeSession, by: PracticeSession) -> PracticeSession:
    """Put the signs that ask for the very same action into one warning; none is lost.

    What is the same is seen in the telling `by`, so that every telling has the same warnings.
    """
    warnings: dict[tuple[str, str], Warning] = {}
    for one, same in zip(session.seek_care_if, by.seek_care_if, strict=True):
        key = (same.level, same.action)
        held = warnings.get(key)
        signs = (*held.signs, *one.signs) if held else one.signs
        warnings[key] = replace(held or one, signs=tuple(dict.fromkeys(signs)))
    return replace(session, seek_care_if=tuple(warnings.values()))


def numbers_in_words(numbers: Iterable[int]) -> str:
    """Return 1, 3-5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def _rows(session: PracticeSession, envelope: Envelope) -> Iterator[Row]:
    keyed = [
        ((step.movement, step.variant, noted(step, session, envelope)), step)
        for step in session.steps
    ]
    first: dict[object, int] = {}
    for number, (key, group) in enumerate(groupby(keyed, key=lambda pair: pair[0]), 1):
        like = first.setdefault(key, number)
        steps = tuple(step for _, step in group)
        safety = (line for step in steps for line in said(step, session, envelope))
        yield Row(
            number,
            steps,
            key[2],
            tuple(dict.fromkeys(safety)),
            tuple(_on_the_way(steps[0], session, envelope)),
            like if like != number else None,
        )


def _on_the_way(step: Step, session: PracticeSession, envelope: Envelope) -> Iterator[Line]:
    """How to come to a step where that is more than its name."""
    originals = [] if envelope.original is None else envelope.original.steps
    same = next((other for other in originals if other.id == step.id), step)
    announced = {
        around.word("way", "next").format(name=one.name)
        for one, around in ((step, envelope), (same, envelope.in_original()))
    }
    for line in on_the_way(step, session, envelope):
        text = line.text
        for name in announced:
            text = text.replace(name, "")
        if text := " ".join(text.split()):
            yield Line(text, line.lang)


def _letters(holders: Iterable[Both]) -> dict[Whom, str]:
    counted = Counter((note.who, note.lang) for both in holders for note in both if note.who)
    several = [(who, lang) for (who, lang), count in counted.items() if who and count > 1]
    return dict(zip(several, LETTERS, strict=False))
