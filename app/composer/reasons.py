"""Why a step is there, what is easier, and which parts of the wish the session leaves open."""

from collections.abc import Iterator

from app.composer.cards import Card, Concern, Library
from app.composer.objective import focus, met
from app.composer.screening import Admitted, Screened, may_be_offered
from app.composer.session import Easier, Gap, Ground, Step
from app.composer.wish import Wish
from app.vocabulary.evidence import Verdict
from app.vocabulary.practice import Section


def grounds(
    admitted: Admitted, section: Section, wish: Wish, library: Library
) -> tuple[Ground, ...]:
    """Return the parts of the wish that a movement meets, then the place that it fills."""
    card = admitted.card
    found = []
    for part, _ in met(card, wish, library):
        kind, _, wanted = part.partition("/")
        if kind == "conditions":
            found.append(_for_condition(admitted, library.concerns[wanted], library))
        else:
            told = library.phrases.say("why.meets", wanted=library.name(kind, wanted))
            found.append(Ground(kind, wanted, None, told, ()))
    place = library.phrases.say(f"place.{section}")
    found.append(Ground("section", section.value, None, place, ()))
    return tuple(found)


def _for_condition(admitted: Admitted, concern: Concern, library: Library) -> Ground:
    card, phrases = admitted.card, library.phrases
    advice = library.heeded(admitted.judgement.advice)
    named = concern.named.get(card.key) or concern.named.get((card.movement, None))
    if named:
        return Ground("conditions", concern.slug, named.verdict, named.reason, named.sources)
    if advice:
        told = phrases.say("mark.semicolon").join(dict.fromkeys(one.cell.advice for one in advice))
        keys = dict.fromkeys(key for one in advice for key in one.cell.sources)
        return Ground("conditions", concern.slug, Verdict.MODIFY, told, tuple(keys))
    if admitted.judgement.not_assessed_for:
        told = phrases.say("why.not_assessed")
        return Ground("conditions", concern.slug, Verdict.UNKNOWN, told, ())
    told = phrases.say("why.no_conflict")
    return Ground("conditions", concern.slug, Verdict.NO_KNOWN_CONFLICT, told, ())


def easier(card: Card, wish: Wish, library: Library) -> Easier | None:
    """Return a gentler variant of the same movement, or the movement that is named as easier.

    It is offered like any step, so safety judges it like one.
    """
    gentler = [
        other
        for other in library.variants(card.movement)
        if (other.level, len(other.subject.features)) < (card.level, len(card.subject.features))
        and may_be_offered(other, wish, library)
    ]
    if gentler:
        least = min(gentler, key=lambda other: (other.level, len(other.subject.features)))
        variant = library.name("variant", least.variant)
        reason = library.phrases.say("why.gentler", variant=variant)
        return Easier(card.movement, least.variant, reason)
    for ease in card.eases:
        for other in library.variants(ease.movement):
            if other.posture is card.posture and may_be_offered(other, wish, library):
                return Easier(ease.movement, other.variant, ease.reason)
    return None


def gaps(
    steps: tuple[Step, ...], wish: Wish, library: Library, screened: Screened
) -> Iterator[Gap]:
    """Yield each part of the focus that no step meets, and each lock that is not at its place."""
    reached = {f"{ground.wish_part}/{ground.wanted}" for step in steps for ground in step.why}
    for part in focus(wish):
        if part not in reached:
            some = any(_meets(item.card, part, wish, library) for item in screened.admitted)
            reason = library.phrases.say("gap.crowded_out" if some else "gap.nothing_meets")
            yield Gap("focus-not-met", part, reason)
    order = list(dict.fromkeys(step.movement for step in steps))
    for lock in wish.locked:
        if lock.movement not in order or order.index(lock.movement) + 1 != lock.position:
            yield Gap("lock-elsewhere", lock.movement, library.phrases.say("gap.lock_elsewhere"))


def _meets(card: Card, part: str, wish: Wish, library: Library) -> bool:
    return any(part == one for one, _ in met(card, wish, library))
