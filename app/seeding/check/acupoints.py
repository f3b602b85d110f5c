"""Rules on acupoints: codes, names and places are exact, and complete for every channel."""

import re
from collections import defaultdict
from collections.abc import Iterator

from app.seeding.check.rule import Check
from app.seeding.content import Content
from app.seeding.documents.acupoints import AcupointDocument
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind
from app.vocabulary.points import AppliesToPressing, PointCautionFlag

CHANNEL_POINTS = 361
CAUTION_LIST = "caution-list-"
CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]{2,}\b")
NUMBER_BEFORE_CUN = re.compile(r"(\d+(?:\.\d+)?) cun\b")


def point_slugs_are_their_codes(content: Content) -> Iterator[Fault]:
    """A point's slug is its code in small letters; it only begins so where a star marks no WHO
    code.
    """
    for point, place in content.each(Kind.ACUPOINTS):
        code = point.code.lower()
        fits = point.slug.startswith(code[:-1]) if code.endswith("*") else point.slug == code
        if not fits:
            message = f"code {point.code}, slug {point.slug}"
            yield place.fault("point-slugs-are-their-codes", message, "slug")


def point_codes_are_channel_and_number(content: Content) -> Iterator[Fault]:
    """A channel point's code is its channel's letters and number; an extra point has neither."""
    meridians = content.of(Kind.MERIDIANS)
    for point, place in content.each(Kind.ACUPOINTS):
        meridian = meridians.get(point.meridian) if point.meridian else None
        if point.meridian is None:
            fits = point.number is None and point.code.startswith("EX-")
        else:
            fits = meridian is None or point.code == f"{meridian.code}{point.number}"
        if not fits:
            message = f"code {point.code}, channel {point.meridian}, number {point.number}"
            yield place.fault("point-codes-are-channel-and-number", message, "code")


def channels_are_complete(content: Content) -> Iterator[Fault]:
    """Each channel has its points from 1 to its count, none missing and none beyond."""
    numbers = defaultdict(set)
    for point, _ in content.each(Kind.ACUPOINTS):
        numbers[point.meridian].add(point.number)
    for meridian, place in content.each(Kind.MERIDIANS):
        due = set(range(1, meridian.point_count + 1))
        if numbers[meridian.slug] != due:
            odd = sorted(numbers[meridian.slug] ^ due, key=str)
            message = f"{meridian.point_count} said; missing or beyond: {odd}"
            yield place.fault("channels-are-complete", message, "point_count")


def channel_points_are_361(content: Content) -> Iterator[Fault]:
    """The channels have 361 points in all, as WHO counts them."""
    total = sum(meridian.point_count for meridian, _ in content.each(Kind.MERIDIANS))
    if content.records[Kind.MERIDIANS] and total != CHANNEL_POINTS:
        place = next(place for _, place in content.each(Kind.MERIDIANS))
        message = f"the channels count {total}"
        yield place.fault("channel-points-are-361", message, "point_count")


def cun_numbers_are_in_the_text(content: Content) -> Iterator[Fault]:
    """Each distance listed in cun is said in the location's words, where these give any in cun."""
    for point, place in content.each(Kind.ACUPOINTS):
        if point.location is None:
            continue
        said = {float(number) for number in NUMBER_BEFORE_CUN.findall(point.location.text)}
        for index, distance in enumerate(point.location.cun):
            if said and distance.value not in said:
                message = f"{distance.value} cun is listed, the words say {sorted(said)}"
                spot = ("location", "cun", index, "value")
                yield place.fault("cun-numbers-are-in-the-text", message, *spot)


def cun_numbers_are_listed(content: Content) -> Iterator[Fault]:
    """The words of a location name no distance in cun that is not listed beside them."""
    for point, place in content.each(Kind.ACUPOINTS):
        if point.location is None:
            continue
        listed = {distance.value for distance in point.location.cun}
        for number in NUMBER_BEFORE_CUN.findall(point.location.text):
            if float(number) not in listed:
                message = f"{number} cun is not listed"
                yield place.fault("cun-numbers-are-listed", message, "location", "text")


def locations_have_sources(content: Content) -> Iterator[Fault]:
    """A location names its sources."""
    for point, place in content.each(Kind.ACUPOINTS):
        if point.location is not None and not point.location.sources:
            yield place.fault("locations-have-sources", "no source", "location", "sources")


def pressing_has_a_place_and_a_time(content: Content) -> Iterator[Fault]:
    """Pressing is told only where the location is; its seconds run upwards and have a source."""
    for point, place in content.each(Kind.ACUPOINTS):
        pressing = point.pressing
        if pressing is None:
            continue
        least, most = pressing.seconds_min, pressing.seconds_max
        timed = least is not None or most is not None
        if point.location is None:
            why = "no location"
        elif timed and not pressing.sources:
            why = "seconds without a source"
        elif least is not None and most is not None and least > most:
            why = f"{least} to {most} seconds"
        else:
            continue
        yield place.fault("pressing-has-a-place-and-a-time", why, "pressing")


def pressing_says_who_must_not(content: Content) -> Iterator[Fault]:
    """Pressing on a point with a pregnancy caution that holds for fingers names pregnancy."""
    for point, place in content.each(Kind.ACUPOINTS):
        if point.pressing is None or not _is_flagged_in_pregnancy(point):
            continue
        if "pregnan" not in point.pressing.when_not.lower():
            message = "the pregnancy caution is not said"
            yield place.fault("pressing-says-who-must-not", message, "pressing", "when_not")


def pregnancy_words_are_flags(content: Content) -> Iterator[Fault]:
    """What the words on a point say of pregnancy is a caution that holds for fingers, too."""
    for point, place in content.each(Kind.ACUPOINTS):
        words = [] if point.pressing is None else [point.pressing.when_not]
        if point.location is not None:
            words.append(point.location.surface_note or "")
        if any("pregnan" in text.lower() for text in words) and not _is_flagged_in_pregnancy(point):
            message = "said in words only, which no session can read"
            yield place.fault("pregnancy-words-are-flags", message, "cautions")


def _is_flagged_in_pregnancy(point: AcupointDocument) -> bool:
    return any(
        caution.flag is PointCautionFlag.PREGNANCY
        and caution.applies_to_pressing is not AppliesToPressing.NEEDLING_ONLY
        for caution in point.cautions
    )


def caution_lists_are_cited(content: Content) -> Iterator[Fault]:
    """The lists that a point's cautions call by letters are among its caution_sources."""
    letters = {
        slug.removeprefix(CAUTION_LIST).upper(): slug
        for slug in content.of(Kind.SOURCES)
        if slug.startswith(CAUTION_LIST)
    }
    for point, place in content.each(Kind.ACUPOINTS):
        named = " ".join(caution.named_by for caution in point.cautions)
        for word in sorted({*CAPITALS.findall(named)} & letters.keys()):
            if letters[word] not in point.caution_sources:
                message = f"{word} is {letters[word]}, and not cited"
                yield place.fault("caution-lists-are-cited", message, "caution_sources")


def point_cautions_are_said_once(content: Content) -> Iterator[Fault]:
    """A point carries each flag once."""
    for point, place in content.each(Kind.ACUPOINTS):
        seen = set()
        for index, caution in enumerate(point.cautions):
            if caution.flag in seen:
                spot = ("cautions", index, "flag")
                yield place.fault("point-cautions-are-said-once", str(caution.flag), *spot)
            seen.add(caution.flag)


RULES: tuple[Check, ...] = (
    point_slugs_are_their_codes,
    point_codes_are_channel_and_number,
    channels_are_complete,
    channel_points_are_361,
    cun_numbers_are_in_the_text,
    cun_numbers_are_listed,
    locations_have_sources,
    pressing_has_a_place_and_a_time,
    pressing_says_who_must_not,
    pregnancy_words_are_flags,
    caution_lists_are_cited,
    point_cautions_are_said_once,
)
