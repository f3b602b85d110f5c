"""Which cards fit a wish and which of those safety leaves out; it chooses none (SAFETY 3 to 5)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.composer.cards import Card, Library
from app.composer.session import Omitted, Side
from app.composer.wish import Wish
from app.safety.rules import EFFORT_FLARE, PLACED, Basis, Finding, Judgement, Rule, judge
from app.safety.whole import STANDING_TIME
from app.vocabulary.practice import ON_THE_FEET, Contact, Equipment, Laterality
from app.vocabulary.safety import CellValue, Practice

# Features of the one arm or leg that moves; every other one is of the whole body.
ARM_FEATURES = frozenset({"wrist_end_range", "grip_or_fist", "overhead_reach", "nerve_tension"})
LEG_FEATURES = frozenset({"hip_end_range", "knee_twist"})
# Where a hand presses, taps or rubs, it is the hand of the other side that works.
BY_HAND = frozenset({"skin_friction", "percussion"})


@dataclass(frozen=True, slots=True)
class Admitted:
    """A card that may be offered; `only` is the side that may stand alone, None for both."""

    card: Card
    judgement: Judgement
    only: Side | None


@dataclass(frozen=True, slots=True)
class Screened:
    """Everything that fits the wish, sorted by safety into what may be offered and what not."""

    admitted: tuple[Admitted, ...]
    omitted: tuple[Omitted, ...]
    basis: Basis
    limitations: frozenset[str]


def screen(wish: Wish, library: Library) -> Screened:
    """Judge every card that fits the wish, each by its own features."""
    asked = (
        *(wish.conditions, wish.limitations, wish.sides, wish.areas, wish.postures, wish.level),
        *(wish.equipment, wish.exclude, wish.exclude_risks),
    )
    return library.remember(("screen", asked), lambda: _screened(wish, library))


def _screened(wish: Wish, library: Library) -> Screened:
    limitations = implied(wish, library) | set(wish.limitations or ())
    sides = named_sides(wish, library)
    known = _judgements(wish, library)
    admitted: list[Admitted] = []
    omitted: list[Omitted] = []
    for card in library.cards:
        if not _fits(card, wish):
            continue
        judgement = known.get(card.key)
        if judgement is None:
            judgement = known[card.key] = judged(card, wish, library, limitations)
        if judgement.allowed:
            admitted.append(Admitted(card, judgement, None))
        elif other := _other_side(card, judgement, sides):
            admitted.append(Admitted(card, judgement, other))
        else:
            omitted.append(Omitted(card.movement, card.variant, judgement.left_out[0]))
    basis = judge_basis(wish)
    return Screened(tuple(admitted), tuple(omitted), basis, frozenset(limitations))


def _judgements(wish: Wish, library: Library) -> dict[tuple[str, str], Judgement]:
    """What is known of cards: the same for all that one person wishes for, whatever the focus."""
    about = (wish.conditions, wish.limitations, wish.areas)
    return library.remember(("judged", about), dict)


def named_sides(wish: Wish, library: Library) -> dict[str, Side]:
    """Return the side of each limitation that names one and may name one."""
    return {
        side.limitation: Side(side.side)
        for side in wish.sides
        if side.limitation in library.book.sided
    }


def implied(wish: Wish, library: Library) -> set[str]:
    """Return the limitations that the wished conditions always bring with them."""
    return {code for slug in wish.conditions for code in library.concerns[slug].implied}


def judge_basis(wish: Wish) -> Basis:
    """Say what is known of the person."""
    if wish.limitations is None:
        return Basis.UNSCREENED
    return Basis.DECLARED if wish.limitations else Basis.NONE_DECLARED


def judged(card: Card, wish: Wish, library: Library, limitations: set[str]) -> Judgement:
    """Judge one card, the standing that it would add, and whether breath is all that is offered."""
    alone = _judged_alone(card, wish, library, limitations)
    first = tuple(_breath_alone(card, wish, library))
    last = tuple(_standing(card, library, limitations))
    if not first and not last:
        return alone
    return replace(alone, left_out=tuple(dict.fromkeys((*first, *alone.left_out, *last))))


def _breath_alone(card: Card, wish: Wish, library: Library) -> Iterator[Finding]:
    """Where nothing but natural breathing is offered, that is the first reason to tell."""
    if breathes_only(wish, library) and not card.is_breath_only:
        has_flare = EFFORT_FLARE in implied(wish, library) | set(wish.limitations or ())
        yield Finding(Rule.BREATH_ONLY, EFFORT_FLARE if has_flare else None)


def _standing(card: Card, library: Library, limitations: set[str]) -> Iterator[Finding]:
    """Time on one's feet belongs to the session; what leaves it out leaves out each part of it."""
    if card.posture not in ON_THE_FEET:
        return
    book = library.book
    for limitation in sorted(limitations):
        cell = book.cells.get((limitation, STANDING_TIME))
        if cell is None:
            if limitation in book.strict:
                yield Finding(Rule.UNKNOWN_STRICT, limitation, STANDING_TIME)
        elif cell.value is CellValue.FORBID:
            yield Finding(Rule.FORBIDDEN, limitation, STANDING_TIME, cell)


def _judged_alone(card: Card, wish: Wish, library: Library, limitations: set[str]) -> Judgement:
    """Judge one card; when nobody was asked, the implied limitations count on top of that."""
    areas = {area.limitation: area.region for area in wish.areas}
    if wish.limitations is not None:
        return judge(library.book, card.subject, limitations, areas)
    unasked = judge(library.book, card.subject, None)
    if not limitations:
        return unasked
    known = judge(library.book, card.subject, limitations, areas)
    return Judgement(
        Basis.UNSCREENED,
        tuple(dict.fromkeys((*known.left_out, *unasked.left_out))),
        tuple(dict.fromkeys((*known.advice, *unasked.advice))),
        known.not_assessed_for,
    )


def breathes_only(wish: Wish, library: Library) -> bool:
    """Say whether a wished condition, or a limitation, leaves nothing but natural breathing."""
    practices = {library.concerns[slug].practice for slug in wish.conditions}
    return Practice.BREATH_ONLY in practices or EFFORT_FLARE in (wish.limitations or ())


def _fits(card: Card, wish: Wish) -> bool:
    """Say whether a card is among what was wished, safety aside."""
    return (
        card.posture in wish.postures
        and card.level <= wish.level
        and card.movement not in wish.exclude
        and (wish.equipment is None or card.equipment <= _at_hand(wish.equipment))
        and not any(_has(card, risk) for risk in wish.exclude_risks)
    )


def _at_hand(equipment: tuple[Equipment, ...]) -> set[Equipment]:
    """A chair with a back is a chair."""
    found = set(equipment)
    return found | {Equipment.CHAIR} if Equipment.CHAIR_WITH_BACK in found else found


def _has(card: Card, risk: str) -> bool:
    """Say whether a card has a risk, or adds to the time on the feet of the whole session."""
    if risk == STANDING_TIME:
        return card.posture in ON_THE_FEET
    return risk in card.subject.features


def may_be_offered(card: Card, wish: Wish, library: Library) -> bool:
    """Say whether a card may be named beside the session, in any posture and for both sides."""
    anywhere = replace(wish, postures=(card.posture,), equipment=None)
    if not _fits(card, anywhere):
        return False
    known = _judgements(wish, library)
    judgement = known.get(card.key)
    if judgement is None:
        limitations = implied(wish, library) | set(wish.limitations or ())
        judgement = known[card.key] = judged(card, wish, library, limitations)
    return judgement.allowed


def _other_side(card: Card, judgement: Judgement, sides: dict[str, Side]) -> Side | None:
    """The side that may stand alone: every finding is about one and the same named side."""
    hurt = {
        sides.get(finding.limitation or "") if is_of_a_limb(finding, card) else None
        for finding in judgement.left_out
    }
    if hurt == {Side.LEFT}:
        return Side.RIGHT
    return Side.LEFT if hurt == {Side.RIGHT} else None


def is_of_a_limb(finding: Finding, card: Card) -> bool:
    """Say whether a finding is about the one arm or leg that moves, so the other may stand alone.

    The sides of a symmetric movement are directions, on the feet both legs carry, and a hand that
    presses belongs to the other side. What is hurt stays still on either side.
    """
    if finding.rule is Rule.HURT_AREA or finding.limitation in PLACED:
        return False
    if not card.per_side or card.laterality is Laterality.SYMMETRIC or _is_by_hand(card):
        return False
    on_the_feet = card.subject.on_the_feet
    return finding.feature in (ARM_FEATURES if on_the_feet else ARM_FEATURES | LEG_FEATURES)


def _is_by_hand(card: Card) -> bool:
    touches = any(touch.contact is not Contact.ATTENTION for touch in card.points)
    return touches or bool(BY_HAND & set(card.subject.features))


def conflicts(wish: Wish, screened: Screened) -> Iterator[Omitted]:
    """Yield what was asked for by name and is left out by safety."""
    asked = {*wish.include, *(lock.movement for lock in wish.locked)}
    offered = {admitted.card.movement for admitted in screened.admitted}
    seen: set[str] = set()
    for omitted in screened.omitted:
        name = omitted.movement
        if name in asked - offered - seen:
            seen.add(name)
            yield omitted
