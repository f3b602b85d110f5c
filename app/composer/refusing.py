"""Why a wish cannot be met, and the smallest changes with which it can; each is composed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from app.composer.cards import Library
from app.composer.screening import Screened
from app.composer.session import PracticeSession
from app.composer.stillness import is_inward, may_stand, short_stretches, unsettled
from app.composer.wish import LONGEST_SECONDS, SHORTEST_SECONDS, Share, Wish
from app.errors import CannotCompose, Obstacle, Relaxation
from app.safety.rules import ENDING
from app.vocabulary.phrases import run_on
from app.vocabulary.practice import Posture, Section
from app.vocabulary.safety import Practice

MOST_TRIED = 8  # compositions of the length that was asked for; a shorter one costs less
HIGHEST_LEVEL = 4
NOT_REACHED = "time-not-reached"  # told only after a choice was sought
POSTURES_TRIED = (Posture.SEATED, Posture.STANDING, Posture.SUPINE)


def obstacles_before(wish: Wish, library: Library) -> Iterator[Obstacle]:
    """Yield what ends the matter before any movement is looked at."""
    for slug in wish.conditions:
        concern = library.concerns[slug]
        if concern.practice in (Practice.EMERGENCY, Practice.NOT_OFFERED):
            code = f"condition-{concern.practice.value.replace('_', '-')}"
            reason = concern.practice_reason
            if concern.practice is Practice.EMERGENCY and concern.warnings:
                reason = run_on(concern.warnings[0].action, reason)
            yield Obstacle(code, slug, reason)
    for limitation in wish.limitations or ():
        if limitation in ENDING:
            reason = library.phrases.say(f"care.{limitation}")
            yield Obstacle("limitation-ends-the-matter", None, reason, None, limitation)


def obstacles_of_names(
    wish: Wish, screened: Screened, limitations: list[str], library: Library
) -> Iterator[Obstacle]:
    """Yield each movement asked for by name that the rest of the wish has no place for.

    `limitations` are those with which stillness must stay short.
    """
    cards = [item.card for item in screened.admitted]
    names = {card.movement for card in cards}
    placed = {
        card.movement
        for card in cards
        if may_stand(card, card.home, is_unsettled=bool(limitations))
    }
    for name in dict.fromkeys((*wish.include, *(lock.movement for lock in wish.locked))):
        if name not in names:
            movement = library.name("movements", name)
            reason = library.phrases.say("refusal.does_not_fit", movement=movement)
            yield Obstacle("include-does-not-fit", name, reason)
        elif name not in placed:
            reason = short_stretches(library)
            yield Obstacle("stretch-too-long", name, reason, None, limitations[0])


def obstacles_of_stillness(
    limitations: list[str], screened: Screened, library: Library
) -> Iterator[Obstacle]:
    """Yield why stillness fills no more of the time, where it would fit the wish."""
    if any(is_inward(item.card) for item in screened.admitted):
        for limitation in limitations:
            yield Obstacle("stretch-too-long", None, short_stretches(library), None, limitation)


def obstacles_of_time(
    wish: Wish, screened: Screened, filled: set[Section], library: Library
) -> list[Obstacle]:
    """Say what is missing: movements for a section, or movements enough for the time."""
    say = library.phrases.say
    names = {item.card.movement for item in screened.admitted}
    if not screened.admitted:
        left_out = len({item.movement for item in screened.omitted})
        reason = say("refusal.all_left_out", count=left_out)
        if not left_out:
            reason = say("refusal.nothing_fits")
        return [Obstacle("nothing-left", None, reason)]
    found = [
        Obstacle("section-empty", section.value, say(f"refusal.{said}"))
        for section, said in (
            (Section.ARRIVE, "nothing_to_arrive"),
            (Section.MAIN, "nothing_for_main"),
            (Section.CLOSE, "nothing_to_close"),
        )
        if section not in filled
    ]
    reason = say("refusal.not_enough", count=len(names), seconds=wish.seconds)
    return [*found, Obstacle(NOT_REACHED, "seconds", reason)]


def relaxations(
    wish: Wish, library: Library, compose: Callable[[Wish, Library], PracticeSession]
) -> list[Relaxation]:
    """Try the smallest changes first and keep those with which a session is composed.

    None of them touches a limitation, an excluded risk or a rule of safety.
    """
    trying = _Trying(wish, library, compose)
    found: dict[str, Relaxation] = {}
    for relaxation, other in _candidates(wish, library):
        if relaxation.field not in found and trying.works(other):
            found[relaxation.field] = relaxation
    shorter = found.get("minutes")
    if shorter and int(shorter.value) < wish.seconds // 60:
        found["minutes"] = _longest(wish, shorter, trying)
    return list(found.values())


class _Trying:
    """Composes for as long as MOST_TRIED compositions take, counted by their seconds.

    What is refused before anything is chosen costs nothing; what is left untried does not work as
    far as we know.
    """

    def __init__(
        self, wish: Wish, library: Library, compose: Callable[[Wish, Library], PracticeSession]
    ) -> None:
        self._library = library
        self._compose = compose
        self._left = MOST_TRIED * wish.seconds

    def can(self, seconds: int) -> bool:
        """Say whether there is time to compose so long a session."""
        return seconds <= self._left

    def works(self, wish: Wish) -> bool:
        """Say whether a session is composed for the wish."""
        if not self.can(wish.seconds):
            return False
        try:
            self._compose(wish, self._library)
        except CannotCompose as refused:
            codes = {obstacle.code for obstacle in refused.obstacles}
            if not codes or NOT_REACHED in codes:
                self._left -= wish.seconds
            return False
        self._left -= wish.seconds
        return True


def _longest(wish: Wish, shorter: Relaxation, trying: _Trying) -> Relaxation:
    """Come nearer to the length that was asked for, as far as the tries go."""
    works = int(shorter.value)
    longer = takewhile(lambda minutes: minutes != works, _other_minutes(wish))
    fails = min((m for m in longer if m > works), default=-(-wish.seconds // 60))
    while fails - works > 1 and trying.can((works + fails) // 2 * 60):
        between = (works + fails) // 2
        if trying.works(replace(wish, seconds=between * 60)):
            works = between
        else:
            fails = between
    return replace(shorter, value=str(works))


def _candidates(wish: Wish, library: Library) -> Iterator[tuple[Relaxation, Wish]]:
    if not wish.shares and unsettled(wish, library):
        stirring = replace(wish, shares=(Share(Section.SETTLE, 0),))
        yield Relaxation("sections", '{"settle": 0}', "Without a part to settle in."), stirring
    if wish.breath_ratio is not None:
        even = replace(wish, breath_ratio=None)
        yield Relaxation("breath_ratio", "null", "Without a hold or a measure of the breath."), even
    if wish.half_breaths_per_minute is not None:
        natural = replace(wish, half_breaths_per_minute=None)
        yield Relaxation("breaths_per_minute", "null", "Let the breath be natural."), natural
    for minutes in _other_minutes(wish):
        relaxation = Relaxation("minutes", str(minutes), "Another length can be filled.")
        yield relaxation, replace(wish, seconds=minutes * 60)
    for posture in POSTURES_TRIED:
        if posture not in wish.postures:
            more = replace(wish, postures=(*wish.postures, posture))
            yield Relaxation("postures", f"+{posture.value}", "One posture more."), more
    if wish.shares:
        yield Relaxation("sections", "{}", "Use the usual shares."), replace(wish, shares=())
    if wish.include:
        freed = replace(wish, include=())
        yield Relaxation("include", "[]", "Without the movements asked for by name."), freed
    if wish.locked:
        loose = replace(wish, locked=())
        yield Relaxation("locked", "[]", "Without the movements asked for at a place."), loose
    if wish.exclude:
        yield (
            Relaxation("exclude", "[]", "With the movements left out by name."),
            replace(wish, exclude=()),
        )
    if wish.equipment is not None:
        yield (
            Relaxation("equipment", "null", "With whatever is needed."),
            replace(wish, equipment=None),
        )
    if wish.level < HIGHEST_LEVEL:
        higher = replace(wish, level=wish.level + 1)
        yield Relaxation("level", str(wish.level + 1), "One level higher."), higher
    # What a half and a quarter do not reach, a length between may; the shortest cost least.
    for minutes in range(SHORTEST_SECONDS // 60, wish.seconds // 60):
        relaxation = Relaxation("minutes", str(minutes), "Another length can be filled.")
        yield relaxation, replace(wish, seconds=minutes * 60)


def _other_minutes(wish: Wish) -> Iterator[int]:
    """The nearest whole minutes, downward first: a shorter practice is the gentler one."""
    minutes = wish.seconds // 60
    for away in (0, 1):
        shorter = minutes - away
        if SHORTEST_SECONDS <= shorter * 60 < wish.seconds:
            yield shorter
        if away and (minutes + away) * 60 <= LONGEST_SECONDS:
            yield minutes + away
    for part in (2, 4, 8):
        if minutes // part * 60 >= SHORTEST_SECONDS:
            yield minutes // part
