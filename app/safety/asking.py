"""What a person's answers to the screening questions mean; pure, and it keeps nothing.

An answer can only add: a limitation, a risk to leave out, a red flag, a way out of the session.
What was not answered was not asked, and then hazards stay out (SAFETY 5).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.safety.rules import GENTLE_LEVEL
from app.vocabulary.safety import (
    Allowance,
    BodySide,
    Cleared,
    Outlet,
    QuestionKind,
    Urgency,
)

CLEARED = "cleared"
NOT_CLEARED = "not_cleared"
NOT_ALLOWED = "It is not one of the allowed values."


@dataclass(frozen=True, slots=True)
class Flag:
    """Signs of which any one asks for the action; no signs where the question itself says them."""

    level: Urgency
    action: str
    signs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    inference: bool = False
    inherited_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer and all that it leads to; `least` and `most` bound a number."""

    code: str
    least: int | None = None
    most: int | None = None
    limitations: tuple[str, ...] = ()
    exclude_risks: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    outlet: Outlet | None = None
    advice: str | None = None
    texts: tuple[str, ...] = ()
    reason: str | None = None
    sources: tuple[str, ...] = ()
    inference: bool = False

    @property
    def leads_somewhere(self) -> bool:
        """False for the answer that declares nothing."""
        return bool(self.limitations or self.exclude_risks or self.flags or self.outlet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`follows` is (question, answers after which this one is asked)."""

    code: str
    kind: QuestionKind
    options: tuple[Option, ...]
    is_needed: bool = False
    asks_side: bool = False
    follows: tuple[str, frozenset[str]] | None = None
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surgery:
    """One operation; `weeks_ago` None is unknown."""

    area: str
    side: BodySide | None
    weeks_ago: int | None
    cleared: Cleared


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer: a choice, a number or operations, as the kind of the question asks."""

    choice: str | None = None
    number: int | None = None
    side: BodySide | None = None
    surgeries: tuple[Surgery, ...] = ()


class Unfit(StrEnum):
    """In which way an answer does not fit, in a word."""

    MISSING = "missing"
    NOT_ALLOWED = "not_allowed"
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why an answer does not fit its question; `field` is the part of the answer at fault.

    `entry` is the operation whose area is at fault, counted from 0.
    """

    field: str
    reason: str
    unfit: Unfit
    allowed: tuple[str, ...] = ()
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """What one answer, or a condition by itself, led to."""

    question: str | None
    condition: str | None
    option: Option


@dataclass(frozen=True, slots=True)
class Findings:
    """`limitations` is None while nobody was asked; `most_level` bounds what may be offered."""

    allowance: Allowance
    outlets: tuple[Outlet, ...]
    limitations: tuple[str, ...] | None
    sides: tuple[tuple[str, BodySide], ...]
    surgeries: tuple[Surgery, ...]
    exclude_risks: tuple[str, ...]
    most_level: int | None
    flags: tuple[Flag, ...]
    texts: tuple[str, ...]
    reasons: tuple[Reason, ...]
    not_answered: tuple[str, ...]


@dataclass(slots=True)
class _Notes:
    reasons: list[Reason] = field(default_factory=list)
    sides: dict[str, set[BodySide | None]] = field(default_factory=dict)
    surgeries: list[Surgery] = field(default_factory=list)
    chosen: dict[str, set[str]] = field(default_factory=dict)


def misfits(question: Question, given: Given) -> Iterator[Misfit]:
    """Tell in which ways an answer does not fit its question."""
    taken = _field_of(question.kind)
    for name, value in (
        ("answer", given.choice),
        ("number", given.number),
        ("surgeries", given.surgeries or None),
    ):
        if name == taken and value is None:
            yield Misfit(name, f"It is required: this question takes {taken}.", Unfit.MISSING)
        elif name != taken and value is not None:
            reason = f"This question takes {taken}: leave {name} out."
            yield Misfit(name, reason, Unfit.NOT_ALLOWED)
    if given.side is not None and not question.asks_side:
        yield Misfit("side", "This question asks for no side: leave it out.", Unfit.NOT_ALLOWED)
    codes = tuple(option.code for option in question.options)
    if taken == "answer" and given.choice is not None and given.choice not in codes:
        yield Misfit("answer", NOT_ALLOWED, Unfit.NOT_ALLOWED, codes)
    if taken == "number" and given.number is not None and not _chosen(question, given):
        yield Misfit("number", _range_of(question), Unfit.OUT_OF_RANGE)
    for entry, surgery in enumerate(given.surgeries if taken == "surgeries" else ()):
        if surgery.area not in question.regions:
            unfit = Unfit.NOT_ALLOWED
            yield Misfit("surgeries", NOT_ALLOWED, unfit, question.regions, entry)


def evaluate(
    questions: Sequence[Question],
    given: Mapping[str, Given],
    *,
    presumed: Sequence[Reason],
    hazards: frozenset[str],
) -> Findings:
    """Say what follows from the answers; `presumed` is what the conditions mean by themselves."""
    notes = _Notes(reasons=list(presumed))
    for question in questions:
        if question.code in given:
            _note(question, given[question.code], notes)
    open_ones = [question for question in questions if _is_asked(question, notes)]
    missing = [question for question in open_ones if question.code not in given]
    return _findings(notes, missing, hazards)


def _field_of(kind: QuestionKind) -> str:
    fields = {QuestionKind.NUMBER: "number", QuestionKind.SURGERY: "surgeries"}
    return fields.get(kind, "answer")


def _range_of(question: Question) -> str:
    """Say which numbers the answers leave room for; the first and the last may be open."""
    least = min(0 if option.least is None else option.least for option in question.options)
    mosts = [option.most for option in question.options if option.most is not None]
    is_open = len(mosts) < len(question.options)
    return f"It must be at least {least}{'' if is_open else f' and at most {max(mosts)}'}."


def _chosen(question: Question, given: Given) -> list[Option]:
    codes = {given.choice} if given.choice else set()
    for surgery in given.surgeries:
        codes.add(CLEARED if surgery.cleared is Cleared.YES else NOT_CLEARED)
    if question.kind is QuestionKind.NUMBER and given.number is not None:
        codes = {option.code for option in question.options if _holds(option, given.number)}
    return [option for option in question.options if option.code in codes]


def _holds(option: Option, number: int) -> bool:
    least = number if option.least is None else option.least
    most = number if option.most is None else option.most
    return least <= number <= most


def _note(question: Question, given: Given, notes: _Notes) -> None:
    for option in _chosen(question, given):
        notes.chosen.setdefault(question.code, set()).add(option.code)
        if option.leads_somewhere or option.texts:
            notes.reasons.append(Reason(question.code, None, option))
        for limitation in option.limitations:
            notes.sides.setdefault(limitation, set()).add(given.side)
    notes.surgeries += [
        surgery for surgery in given.surgeries if surgery.cleared is not Cleared.YES
    ]


def _is_asked(question: Question, notes: _Notes) -> bool:
    if question.follows is None:
        return True
    stem, answers = question.follows
    return bool(answers & notes.chosen.get(stem, set()))


def _findings(notes: _Notes, missing: list[Question], hazards: frozenset[str]) -> Findings:
    options = [reason.option for reason in notes.reasons]
    outlets = {option.outlet for option in options if option.outlet}
    if any(question.is_needed for question in missing):
        outlets.add(Outlet.ANSWER_FIRST)
    found = {limitation for option in options for limitation in option.limitations}
    risks = {risk for option in options for risk in option.exclude_risks}
    if missing:
        # As if nobody had asked: a question left out may hide any limitation.
        risks |= hazards
    limitations = tuple(sorted(found)) if found or not missing else None
    return Findings(
        allowance=_allowance(outlets),
        outlets=tuple(outlet for outlet in Outlet if outlet in outlets),
        limitations=limitations,
        sides=tuple(_sides(notes)),
        surgeries=tuple(notes.surgeries),
        exclude_risks=tuple(sorted(risks)),
        most_level=GENTLE_LEVEL if missing else None,
        flags=tuple(_flags(options)),
        texts=tuple(_texts(options)),
        reasons=tuple(notes.reasons),
        not_answered=tuple(question.code for question in missing),
    )


def _allowance(outlets: set[Outlet]) -> Allowance:
    if outlets - {Outlet.BREATH_ONLY}:
        return Allowance.NO_SESSION
    return Allowance.BREATH_ONLY if outlets else Allowance.SESSION


def _sides(notes: _Notes) -> Iterator[tuple[str, BodySide]]:
    """A side stands only where every answer that declares the limitation names one."""
    for limitation, named in sorted(notes.sides.items()):
        told = [side for side in named if side is not None]
        if len(told) == len(named):
            yield limitation, told[0] if len(told) == 1 else BodySide.BOTH


def _texts(options: list[Option]) -> Iterator[str]:
    """Each text once; those beside what presses most come first."""
    rank: dict[Outlet | None, int] = {outlet: place for place, outlet in enumerate(Outlet)}
    pressing = sorted(options, key=lambda option: rank.get(option.outlet, len(rank)))
    yield from dict.fromkeys(text for option in pressing for text in option.texts)


def _flags(options: list[Option]) -> list[Flag]:
    rank = {level: place for place, level in enumerate(Urgency)}
    found = dict.fromkeys(flag for option in options for flag in option.flags)
    return sorted(found, key=lambda flag: rank[flag.level])
