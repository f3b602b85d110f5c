"""Rules on meridians: pairs, daily cycle and end points are as tradition teaches; no more."""

from collections.abc import Iterator
from typing import Any

from app.seeding.check.rule import Check
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

PRIMARY = "primary"
IN_THE_CYCLE = 12


def primary_pairs_are_mutual(content: Content) -> Iterator[Fault]:
    """Two primary channels that are a pair name each other; one is yin and one is yang."""
    meridians = content.of(Kind.MERIDIANS)
    for meridian, place in content.each(Kind.MERIDIANS):
        if meridian.category != PRIMARY:
            continue
        pair = meridians.get(meridian.pair) if meridian.pair else None
        if pair is None or pair.pair != meridian.slug or pair.polarity == meridian.polarity:
            message = f"{meridian.pair} is no mutual pair of {meridian.slug}"
            yield place.fault("primary-pairs-are-mutual", message, "pair")


def cycle_is_one_circle(content: Content) -> Iterator[Fault]:
    """The primary channels follow one another in one circle of twelve; no other channel has a place
    in it.
    """
    meridians = content.of(Kind.MERIDIANS)
    primary = {m.slug for m, _ in content.each(Kind.MERIDIANS) if m.category == PRIMARY}
    for meridian, place in content.each(Kind.MERIDIANS):
        if meridian.category != PRIMARY and meridian.next_in_cycle is not None:
            message = "only primary channels are in the cycle"
            yield place.fault("cycle-is-one-circle", message, "next_in_cycle")
    slug: Any = min(primary, default=None)
    walked: list[str] = []
    while slug in primary and slug not in walked:
        walked.append(slug)
        slug = meridians[slug].next_in_cycle
    if primary and (len(walked) != IN_THE_CYCLE or slug != walked[0]):
        place = content.place(Kind.MERIDIANS.value, walked[-1])
        message = f"the circle from {walked[0]} has {len(walked)} channels"
        yield place.fault("cycle-is-one-circle", message, "next_in_cycle")


def clock_hours_follow_the_cycle(content: Content) -> Iterator[Fault]:
    """A channel's two hours begin where those of the channel before it end."""
    meridians = content.of(Kind.MERIDIANS)
    for meridian, place in content.each(Kind.MERIDIANS):
        after = meridians.get(meridian.next_in_cycle) if meridian.next_in_cycle else None
        if meridian.clock is None or after is None or after.clock is None:
            continue
        hours = (meridian.clock.end - meridian.clock.start) % 24
        if hours != 2 or meridian.clock.end % 24 != after.clock.start % 24:
            message = (
                f"{hours} hours to {meridian.clock.end}, {after.slug} from {after.clock.start}"
            )
            yield place.fault("clock-hours-follow-the-cycle", message, "clock", "end")


def channels_run_from_first_to_last(content: Content) -> Iterator[Fault]:
    """A channel with points of its own starts at its first and ends at its last."""
    for meridian, place in content.each(Kind.MERIDIANS):
        if not meridian.point_count:
            continue
        for field, number in (("start_point", 1), ("end_point", meridian.point_count)):
            due = f"{meridian.code.lower()}{number}"
            if getattr(meridian, field) != due:
                message = f"{getattr(meridian, field)}, not {due}"
                yield place.fault("channels-run-from-first-to-last", message, field)


def confluent_points_are_swapped(content: Content) -> Iterator[Fault]:
    """The opening point of one extraordinary vessel is the coupled point of its partner."""
    coupled = {
        (meridian.coupled_point, meridian.opening_point)
        for meridian, _ in content.each(Kind.MERIDIANS)
    }
    for meridian, place in content.each(Kind.MERIDIANS):
        points = (meridian.opening_point, meridian.coupled_point)
        if points != (None, None) and points not in coupled:
            message = f"no vessel has {points[0]} and {points[1]} the other way round"
            yield place.fault("confluent-points-are-swapped", message, "opening_point")


def spellings_lead_to_one_channel(content: Content) -> Iterator[Fault]:
    """Letters that two channels are written with in books are marked ambiguous."""
    owners: dict[str, set[str]] = {}
    for meridian, _ in content.each(Kind.MERIDIANS):
        owners.setdefault(meridian.code.upper(), set()).add(meridian.slug)
    for spelling, _ in content.each_plain("point_code_spellings"):
        owners.setdefault(spelling.letters.upper(), set()).add(spelling.meridian)
    for spelling, place in content.each_plain("point_code_spellings"):
        who = sorted(owners[spelling.letters.upper()])
        if len(who) > 1 and not spelling.ambiguous:
            message = f"{spelling.letters} is {' and '.join(who)}"
            yield place.fault("spellings-lead-to-one-channel", message, "ambiguous")


RULES: tuple[Check, ...] = (
    primary_pairs_are_mutual,
    cycle_is_one_circle,
    clock_hours_follow_the_cycle,
    channels_run_from_first_to_last,
    confluent_points_are_swapped,
    spellings_lead_to_one_channel,
)
