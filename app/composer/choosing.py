"""Admitted cards into the groups that the dynamic programme chooses from, with their worth."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from app.composer.cards import Card, Dose, Library
from app.composer.dosing import Amount, amounts, usual_seconds
from app.composer.leads import LEADS, Leads
from app.composer.objective import (
    MOST_COVERED,
    focus,
    met,
    noise,
    plain_worth,
    value,
    varied,
    weight,
)
from app.composer.screening import Admitted, Screened, breathes_only
from app.composer.session import Side
from app.composer.stillness import (
    FOR_SHORT_STRETCHES,
    INWARD,
    is_inward,
    longest_stretch,
    may_stand,
    unsettled,
)
from app.composer.wish import Guidance, Pace, Wish
from app.safety.whole import REPETITIONS
from app.vocabulary.practice import Posture, Section
from app.vocabulary.safety import Severity

HARD_LEVEL = 3
MOST_PLACES = 8
SECTIONS = tuple(Section)
FILLED = (Section.ARRIVE, Section.SETTLE, Section.CLOSE)


class Option(NamedTuple):
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


class Way(NamedTuple):
    """What the options of one variant share: its sides, the doses, what a second is worth plainly.

    `amounts`, `seconds` (all that each takes) and `weights` (see `objective.weight`) are parallel.
    """

    admitted: Admitted
    sides: tuple[Side | None, ...]
    points: int
    leads: Leads
    amounts: tuple[Amount, ...]
    seconds: tuple[int, ...]
    weights: tuple[int, ...]


class Group(NamedTuple):
    """The ways to do one movement in one place, of which one option at most is taken.

    `seconds` and `values` are those of the options, in their order; of the thousand options of a
    wish a dozen are taken, so only those are made. `hard` is what may not come twice running: the
    region that it works hard, or attention turned inward where that may do harm; else it is empty.
    `covers` has a bit for each part of the focus that it meets; a `forced` group must be taken.
    `picks` are the places of the options among all of its ways, where it has not all of them.
    """

    movement: str
    ways: tuple[Way, ...]
    seconds: tuple[int, ...]
    values: tuple[int, ...]
    hard: str
    covers: int
    forced: bool
    picks: tuple[int, ...] | None = None

    @property
    def options(self) -> tuple[Option, ...]:
        """All options, shortest first within each variant."""
        return tuple(self.option(at) for at in range(len(self.seconds)))

    def option(self, at: int) -> Option:
        """Return one option by its place."""
        place = at if self.picks is None else self.picks[at]
        way, amount = [(way, amount) for way in self.ways for amount in way.amounts][place]
        taken = way.admitted, amount, way.sides, self.seconds[at], self.values[at]
        return Option(*taken, way.leads.ready, way.leads.side)


@dataclass(frozen=True, slots=True)
class _Taking:
    """What is the same for all groups of one wish."""

    wish: Wish
    library: Library
    parts: tuple[str, ...]
    hard: Mapping[tuple[str, str], str]
    is_unsettled: bool


Places = dict[tuple[Section, Posture], tuple[Group, ...]]


def places(wish: Wish, library: Library, screened: Screened) -> Places:
    """Return the groups of each section and posture, in the order in which they are done.

    Length and variation change nothing but the values: the rest is kept for the next of them.
    """
    plain = replace(wish, seconds=0, variation=0, guidance=Guidance.FULL, lang="en")
    known: dict[Wish, Places] = library.remember(("places",), dict)
    found = known.get(plain)
    if found is None:
        found = _places(plain, library, screened)
        if len(known) >= MOST_PLACES:
            known.clear()
        known[plain] = found
    if wish.variation == 0:
        return found
    return {
        place: tuple([_varied(group, wish.variation) for group in groups])
        for place, groups in found.items()
    }


def _varied(group: Group, variation: int) -> Group:
    more = noise(variation, group.movement)
    return group._replace(values=_values(group.ways, more)) if more else group


def _values(ways: tuple[Way, ...], more: int) -> tuple[int, ...]:
    found: list[int] = []
    for way in ways:
        points = varied(way.points, more)
        found += [value(points, weighed) for weighed in way.weights]
    return tuple(found)


def _places(wish: Wish, library: Library, screened: Screened) -> Places:
    by_place: dict[tuple[Section, Posture], dict[str, list[Admitted]]] = defaultdict(
        lambda: defaultdict(list)
    )
    taking = _Taking(
        wish,
        library,
        covered_parts(wish),
        library.remember(("hard",), lambda: _hard_regions(library)),
        bool(unsettled(wish, library)),
    )
    for admitted in screened.admitted:
        card = admitted.card
        if may_stand(card, card.home, is_unsettled=taking.is_unsettled):
            by_place[card.home, card.posture][card.movement].append(admitted)
    only_breath = breathes_only(wish, library) or _is_breath_left(screened)
    sections = SECTIONS if only_breath else FILLED
    if taking.is_unsettled:
        sections = FOR_SHORT_STRETCHES
    _fill_empty_places(by_place, screened, sections)
    named = {*wish.include, *(lock.movement for lock in wish.locked)}
    # What is asked for by name must stand at home; where quiet breathing only fills, it need not.
    forced = {
        (item.card.home, item.card.movement)
        for item in screened.admitted
        if item.card.movement in named
    }
    return {
        place: _in_order(
            [
                _group(name, some, taking, forced=(place[0], name) in forced)
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


def _group(movement: str, some: list[Admitted], taking: _Taking, *, forced: bool) -> Group:
    ways = tuple([_way(admitted, taking) for admitted in some])
    card, parts = some[0].card, taking.parts
    reached = {part for part, _ in met(card, taking.wish, taking.library)} if parts else set()
    covers = sum(1 << bit for bit, part in enumerate(parts) if part in reached)
    hard = max(taking.hard[admitted.card.key] for admitted in some)
    if taking.is_unsettled and any(is_inward(admitted.card) for admitted in some):
        hard = INWARD
    seconds = ways[0].seconds if len(ways) == 1 else tuple(chain(*(way.seconds for way in ways)))
    return Group(movement, ways, seconds, _values(ways, 0), hard, covers, forced)


def _way(admitted: Admitted, taking: _Taking) -> Way:
    card, wish = admitted.card, taking.wish
    sides: tuple[Side | None, ...] = (None,)
    if card.per_side:
        sides = (admitted.only,) if admitted.only else (Side.LEFT, Side.RIGHT)
    points = plain_worth(
        card,
        wish,
        taking.library,
        is_modified=bool(admitted.judgement.advice),
        is_unassessed=bool(admitted.judgement.not_assessed_for),
    )
    longest = longest_stretch(card, is_unsettled=taking.is_unsettled)
    if REPETITIONS in wish.exclude_risks:
        # No source says how many are very many; nobody's usual dose is.
        longest = min(longest, usual_seconds(card.dose, wish.half_breaths_per_minute) * len(sides))
    lengths = _lengths(card.dose, wish.half_breaths_per_minute, wish.pace, len(sides), longest)
    return Way(admitted, sides, points, LEADS[wish.pace], *lengths)


@lru_cache(maxsize=4096)
def _lengths(
    dose: Dose, half_breaths: int | None, pace: Pace, sides: int, longest: int
) -> tuple[tuple[Amount, ...], tuple[int, ...], tuple[int, ...]]:
    """The amounts, the seconds that each takes in all, and the weight of those that count."""
    leads = LEADS[pace]
    lead = leads.ready + leads.side * (sides - 1)
    usual = usual_seconds(dose, half_breaths) * sides
    # Both sides run on from one another.
    some = [one for one in amounts(dose, half_breaths) if one.seconds * sides <= longest]
    return (
        tuple(some),
        tuple([lead + amount.seconds * sides for amount in some]),
        tuple([weight(amount.seconds * sides, usual) for amount in some]),
    )


def _hard_regions(library: Library) -> dict[tuple[str, str], str]:
    """The region that each card works hard, empty where it works none hard."""
    return {card.key: hard_region(card) for card in library.cards}


def hard_region(card: Card) -> str:
    """The region that a card works hard; empty where it works none hard."""
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
