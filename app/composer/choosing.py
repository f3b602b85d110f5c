"""Admitted cards into the groups that the dynamic programme chooses from, with their worth."""

from collections import defaultdict
from dataclasses import dataclass

from app.composer.cards import Card, Library
from app.composer.dosing import Amount, amounts, usual_seconds
from app.composer.leads import LEADS, Leads
from app.composer.objective import MOST_COVERED, focus, met, value, worth
from app.composer.screening import Admitted, Screened, breathes_only, implied
from app.composer.session import Side
from app.composer.wish import Wish
from app.vocabulary.practice import Posture, Section
from app.vocabulary.safety import Severity

HARD_LEVEL = 3
INWARD = "internal_focus"
UNSETTLED = frozenset({"psychosis_or_mania", "trauma_or_dissociation"})
SHORT_STRETCH, LONG_STRETCH = 60, 5400
SECTIONS = tuple(Section)
FILLED = (Section.ARRIVE, Section.SETTLE, Section.CLOSE)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to do a movement: variant, dose and sides.

    `seconds` is all that it takes, `ready_seconds` of it to get ready before the first side and
    `side_seconds` before the second.
    """

    admitted: Admitted
    amount: Amount
    sides: tuple[Side | None, ...]
    seconds: int
    value: int
    ready_seconds: int
    side_seconds: int


@dataclass(frozen=True, slots=True)
class Group:
    """The ways to do one movement in one place, of which at most one is taken.

    `hard` is the region that it works hard, empty where it works none hard; `covers` has a bit
    for each part of the focus that it meets; a `forced` group must be taken.
    """

    movement: str
    options: tuple[Option, ...]
    hard: str
    covers: int
    forced: bool


Places = dict[tuple[Section, Posture], tuple[Group, ...]]


def places(wish: Wish, library: Library, screened: Screened) -> Places:
    """Return the groups of each section and posture, in the order in which they are done."""
    parts = covered_parts(wish)
    by_place: dict[tuple[Section, Posture], dict[str, list[Admitted]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for admitted in screened.admitted:
        card = admitted.card
        by_place[card.home, card.posture][card.movement].append(admitted)
    only_breath = breathes_only(wish, library) or _is_breath_left(screened)
    _fill_empty_places(by_place, screened, SECTIONS if only_breath else FILLED)
    named = {*wish.include, *(lock.movement for lock in wish.locked)}
    # What is asked for by name must stand at home; where quiet breathing only fills, it need not.
    forced = {
        (item.card.home, item.card.movement)
        for item in screened.admitted
        if item.card.movement in named
    }
    leads = LEADS[wish.pace]
    return {
        place: _in_order(
            [
                _group(name, some, wish, library, leads, parts, forced=(place[0], name) in forced)
                for name, some in sorted(movements.items())
            ],
            {name: some[0].card for name, some in movements.items()},
        )
        for place, movements in by_place.items()
    }


def covered_parts(wish: Wish) -> tuple[str, ...]:
    """The parts of the focus that count once more when met; with a single one there are none."""
    parts = focus(wish)
    return parts[:MOST_COVERED] if len(parts) > 1 else ()


def _is_breath_left(screened: Screened) -> bool:
    """Say whether safety left out everything but natural breathing, which then is the session."""
    return bool(screened.omitted) and all(item.card.is_breath_only for item in screened.admitted)


def _fill_empty_places(
    by_place: dict[tuple[Section, Posture], dict[str, list[Admitted]]],
    screened: Screened,
    sections: tuple[Section, ...],
) -> None:
    """Let quiet breathing open, settle and close where a posture has nothing of its own for it.

    It is the one thing that may stand in a session more than once: everything else has one home,
    so that no movement is done twice. Where nothing but breathing is offered, it fills all.
    """
    quiet = sorted(
        (item for item in screened.admitted if item.card.is_quiet),
        key=lambda item: (not item.card.is_breath_only, len(item.card.subject.features)),
    )
    for posture in {item.card.posture for item in screened.admitted}:
        own = [item for item in quiet if item.card.posture is posture][:1]
        for section in sections:
            if own and not by_place.get((section, posture)):
                by_place[section, posture][own[0].card.movement] = own


def _group(
    movement: str,
    some: list[Admitted],
    wish: Wish,
    library: Library,
    leads: Leads,
    parts: tuple[str, ...],
    *,
    forced: bool,
) -> Group:
    options = [option for admitted in some for option in _options(admitted, wish, library, leads)]
    card = some[0].card
    reached = {part for part, _ in met(card, wish, library)} if parts else set()
    covers = sum(1 << bit for bit, part in enumerate(parts) if part in reached)
    hard = max(_hard_region(admitted.card) for admitted in some)
    return Group(movement, tuple(options), hard, covers, forced)


def _options(admitted: Admitted, wish: Wish, library: Library, leads: Leads) -> list[Option]:
    card = admitted.card
    sides: tuple[Side | None, ...] = (None,)
    if card.per_side:
        sides = (admitted.only,) if admitted.only else (Side.LEFT, Side.RIGHT)
    points = worth(
        card,
        wish,
        library,
        is_modified=bool(admitted.judgement.advice),
        is_unassessed=bool(admitted.judgement.not_assessed_for),
    )
    longest = _longest(card, wish, library)
    usual = usual_seconds(card.dose, wish.half_breaths_per_minute) * len(sides)
    lead = leads.ready + leads.side * (len(sides) - 1)
    return [
        Option(
            admitted,
            amount,
            sides,
            lead + amount.seconds * len(sides),
            value(points, amount.seconds * len(sides), usual),
            leads.ready,
            leads.side,
        )
        for amount in amounts(card.dose, wish.half_breaths_per_minute)
        if amount.seconds <= longest
    ]


def _longest(card: Card, wish: Wish, library: Library) -> int:
    """The most seconds of a stretch: short where attention turned inward may do harm (SAFETY 6)."""
    limitations = implied(wish, library) | set(wish.limitations or ())
    is_inward = card.is_quiet or INWARD in card.subject.features
    return SHORT_STRETCH if is_inward and limitations & UNSETTLED else LONG_STRETCH


def _hard_region(card: Card) -> str:
    severe = any(severity is Severity.HIGH for severity in card.subject.features.values())
    return card.worked if card.level >= HARD_LEVEL or severe else ""


def _in_order(groups: list[Group], cards: dict[str, Card]) -> tuple[Group, ...]:
    """Gentle before harder, and round the worked regions, so that neighbours differ."""
    by_region: dict[str, list[Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: (cards[group.movement].level, group.movement)):
        by_region[cards[group.movement].worked].append(group)
    rounds = [
        (turn, region, group)
        for region, some in by_region.items()
        for turn, group in enumerate(some)
    ]
    return tuple(group for _, _, group in sorted(rounds, key=lambda item: item[:2]))
