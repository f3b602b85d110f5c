"""A caller's own list of steps judged by the rules that hold for composed sessions."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.composer.advising import closing, is_unsteady, opening
from app.composer.cards import Card, Library
from app.composer.choosing import SECTIONS, hard_region
from app.composer.dosing import amounts
from app.composer.leads import LEADS
from app.composer.pacing import pace_conflicts
from app.composer.refusing import obstacles_before
from app.composer.screening import (
    implied,
    is_of_a_limb,
    judge_basis,
    judged,
    named_sides,
)
from app.composer.session import Side
from app.composer.stillness import SHORT_STRETCH, is_inward, short_stretches, unsettled
from app.composer.wish import Wish
from app.safety.rules import Basis, Finding, Rule
from app.vocabulary.phrases import Phrases
from app.vocabulary.practice import Posture, Section

SHORTEST_STEP, LONGEST_STEP = 5, 1800


@dataclass(frozen=True, slots=True)
class Given:
    """One step as the caller wrote it."""

    movement: str
    variant: str
    section: Section
    seconds: int
    transition_seconds: int
    side: Side | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding on one step, or on the whole when `step` is None; `rule` is its id."""

    rule: str
    step: int | None
    is_safety: bool
    reason: str
    limitation: str | None = None
    feature: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """When a step would begin."""

    step: int
    start_seconds: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings, and the timeline that the list would have."""

    basis: Basis
    remarks: tuple[Remark, ...]
    timeline: tuple[Placed, ...]
    seconds: int
    opening_advice: tuple[str, ...]
    closing_advice: tuple[str, ...]


def validate(given: tuple[Given, ...], wish: Wish, library: Library) -> Verdict:
    """Judge the list; `wish` says for whom it is (conditions, limitations, sides)."""
    cards = [_card(item, library) for item in given]
    remarks = [
        *_matter_ended(wish, library),
        *_pace(wish, library),
        *_safety(given, cards, wish, library),
        *_stretches(given, cards, wish, library),
        *_doses(given, cards, wish, library),
        *_order(given, library),
        *_hard_running(given, cards, library),
        *_changes(given, cards, wish, library),
    ]
    timeline, clock = [], 0
    for number, item in enumerate(given, start=1):
        clock += item.transition_seconds
        timeline.append(Placed(number, clock, item.seconds))
        clock += item.seconds
    ordered = sorted(remarks, key=lambda remark: (not remark.is_safety, remark.step or 0))
    limitations = frozenset(implied(wish, library) | set(wish.limitations or ()))
    last = cards[-1].posture if cards[-1] else Posture.SEATED
    return Verdict(
        judge_basis(wish),
        tuple(ordered),
        tuple(timeline),
        clock,
        opening(wish, library, limitations),
        closing(wish, library, limitations, last),
    )


def _card(item: Given, library: Library) -> Card | None:
    return next(
        (card for card in library.variants(item.movement) if card.variant == item.variant), None
    )


def _matter_ended(wish: Wish, library: Library) -> Iterator[Remark]:
    """Nothing may be practised at all, so whatever stands in the list is left out."""
    for obstacle in obstacles_before(wish, library):
        yield Remark(obstacle.code, None, True, obstacle.reason, obstacle.limitation)


def _pace(wish: Wish, library: Library) -> Iterator[Remark]:
    for obstacle in pace_conflicts(wish, library):
        yield Remark(
            obstacle.code,
            None,
            True,
            obstacle.reason,
            obstacle.limitation,
            sources=obstacle.sources,
        )


def _safety(
    given: tuple[Given, ...], cards: list[Card | None], wish: Wish, library: Library
) -> Iterator[Remark]:
    limitations = implied(wish, library) | set(wish.limitations or ())
    sides = named_sides(wish, library)
    for number, (item, card) in enumerate(zip(given, cards, strict=True), start=1):
        if card is None:
            movement = library.name("movements", item.movement)
            reason = library.phrases.say(
                "remark.no_variant", variant=item.variant, movement=movement
            )
            yield Remark("unknown-variant", number, True, reason)
            continue
        for finding in judged(card, wish, library, limitations).left_out:
            hurt = sides.get(finding.limitation or "")
            is_other = item.side not in (None, hurt)
            if hurt is not None and is_other and is_of_a_limb(finding, card):
                continue  # the other side may stand alone
            yield Remark(
                finding.rule.value,
                number,
                True,
                _reason(finding, library.phrases),
                finding.limitation,
                finding.feature,
                finding.cell.sources if finding.cell else (),
            )


def _reason(finding: Finding, phrases: Phrases) -> str:
    if finding.rule is Rule.BREATH_ONLY:
        return phrases.say("remark.breath_alone")
    advice = finding.cell.advice if finding.cell else phrases.say("refusal.nothing_known")
    return phrases.say("remark.left_out", advice=advice)


def _doses(
    given: tuple[Given, ...], cards: list[Card | None], wish: Wish, library: Library
) -> Iterator[Remark]:
    for number, (item, card) in enumerate(zip(given, cards, strict=True), start=1):
        lengths = amounts(card.dose, wish.half_breaths_per_minute) if card else ()
        if card is None or not lengths:
            continue
        least, most = lengths[0].seconds, lengths[-1].seconds
        if not least <= item.seconds <= most * (1 if item.side or not card.per_side else 2):
            reason = library.phrases.say("remark.dose", least=least, most=most)
            yield Remark("dose-out-of-range", number, False, reason)
    yield from _unequal_sides(given, cards, wish, library)


def _stretches(
    given: tuple[Given, ...], cards: list[Card | None], wish: Wish, library: Library
) -> Iterator[Remark]:
    """Stillness adds up over the steps that follow one another, whatever they are called."""
    limitation = next(iter(unsettled(wish, library)), None)
    still = 0
    for number, (item, card) in enumerate(zip(given, cards, strict=True), start=1):
        still = still + item.seconds if card is not None and is_inward(card) else 0
        if limitation and still > SHORT_STRETCH:
            yield Remark("stretch-too-long", number, True, short_stretches(library), limitation)


def _unequal_sides(
    given: tuple[Given, ...], cards: list[Card | None], wish: Wish, library: Library
) -> Iterator[Remark]:
    totals: dict[str, dict[Side, int]] = {}
    for item, card in zip(given, cards, strict=True):
        if item.side is not None and not (card and _stands_alone(card, item.side, wish, library)):
            by_side = totals.setdefault(item.movement, dict.fromkeys(Side, 0))
            by_side[item.side] += item.seconds
    for movement, by_side in totals.items():
        if by_side[Side.LEFT] != by_side[Side.RIGHT]:
            left, right = by_side[Side.LEFT], by_side[Side.RIGHT]
            name = library.name("movements", movement)
            reason = library.phrases.say("remark.sides", movement=name, left=left, right=right)
            yield Remark("sides-unequal", None, False, reason)


def _stands_alone(card: Card, side: Side, wish: Wish, library: Library) -> bool:
    """Say whether a limitation that names the other side leaves this one alone."""
    sides = named_sides(wish, library)
    limitations = implied(wish, library) | set(wish.limitations or ())
    return any(
        sides.get(finding.limitation or "", side) is not side and is_of_a_limb(finding, card)
        for finding in judged(card, wish, library, limitations).left_out
    )


def _hard_running(
    given: tuple[Given, ...], cards: list[Card | None], library: Library
) -> Iterator[Remark]:
    """In the main part, as composed; a movement on its second side is still the same one."""
    before, worked = "", ""
    for number, (item, card) in enumerate(zip(given, cards, strict=True), start=1):
        region = hard_region(card) if card and item.section is Section.MAIN else ""
        if region and region == worked and item.movement != before:
            name = library.name("regions", region)
            reason = library.phrases.say("remark.hard_twice", region=name)
            yield Remark("hard-twice-running", number, False, reason)
        before, worked = item.movement, region


def _order(given: tuple[Given, ...], library: Library) -> Iterator[Remark]:
    say = library.phrases.say
    places = [SECTIONS.index(item.section) for item in given]
    if places != sorted(places):
        yield Remark("sections-out-of-order", None, False, say("remark.order"))
    named = {item.section for item in given}
    for section in (Section.ARRIVE, Section.MAIN, Section.CLOSE):
        if section not in named:
            reason = say("remark.empty", section=library.name("section", section.value))
            yield Remark("section-missing", None, False, reason)
    if len({(item.movement, item.side) for item in given}) < len(given):
        yield Remark("movement-twice", None, False, say("remark.twice"))


def _changes(
    given: tuple[Given, ...], cards: list[Card | None], wish: Wish, library: Library
) -> Iterator[Remark]:
    """For somebody who may fall, to get up too quickly is a matter of safety (SAFETY 6)."""
    may_fall, say = is_unsteady(wish, library), library.phrases.say
    left: list[Posture] = []
    before: Posture | None = None
    for number, (item, card) in enumerate(zip(given, cards, strict=True), start=1):
        if card is None or card.posture is before:
            continue
        if before is not None:
            left.append(before)
            needed = LEADS[wish.pace].change(before, card.posture)
            if item.transition_seconds < needed:
                reason = say("remark.change", seconds=needed)
                yield Remark("posture-change-too-quick", number, may_fall, reason)
            if card.posture in left:
                posture = library.name("posture", card.posture.value)
                reason = say("remark.back_again", posture=posture)
                yield Remark("up-down-up", number, False, reason)
        before = card.posture
