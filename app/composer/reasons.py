"""Why a step is there, what is easier, and which parts of the wish the session leaves open."""

from collections.abc import Iterator

from app.composer.cards import Card, Concern, Library
from app.composer.objective import focus, met
from app.composer.screening import Admitted, Screened, may_be_offered
from app.composer.session import Easier, Gap, Ground, Step
from app.composer.wish import Wish
from app.vocabulary.evidence import Verdict
from app.vocabulary.practice import Section

PLACES = {
    Section.ARRIVE: "It opens the session quietly.",
    Section.WARM_UP: "It loosens you before the main part.",
    Section.MAIN: "It fills the main part.",
    Section.SETTLE: "It lets things settle after the main part.",
    Section.CLOSE: "It closes the session.",
}
NO_CONFLICT = "No rule that we have speaks against it. That is not the same as suitable."
NOT_ASSESSED = "Some of what it asks of you was not assessed for this condition."

LOCK_ELSEWHERE = (
    "Its section does not reach over that place in the best session that has it, or what would "
    "stand beside it there works the same place hard."
)
NOTHING_MEETS = "Nothing that safety, your postures and your level allow meets it."
CROWDED_OUT = (
    "Something meets it, but the rest of your wish filled the time better. Include it by name, "
    "give it more weight, or ask for more minutes."
)


def grounds(
    admitted: Admitted, section: Section, wish: Wish, library: Library
) -> tuple[Ground, ...]:
    """Return the parts of the wish that a movement meets, then the place that it fills."""
    card = admitted.card
    found = []
    for part, _ in met(card, wish, library):
        kind, _, wanted = part.partition("/")
        if kind == "conditions":
            found.append(_for_condition(admitted, library.concerns[wanted]))
        else:
            found.append(Ground(kind, wanted, None, f"It meets {wanted} of your wish.", ()))
    found.append(Ground("section", section.value, None, PLACES[section], ()))
    return tuple(found)


def _for_condition(admitted: Admitted, concern: Concern) -> Ground:
    card = admitted.card
    named = concern.named.get(card.key) or concern.named.get((card.movement, None))
    if named:
        return Ground("conditions", concern.slug, named.verdict, named.reason, named.sources)
    if admitted.judgement.advice:
        told = "; ".join(dict.fromkeys(item.cell.advice for item in admitted.judgement.advice))
        keys = dict.fromkeys(key for item in admitted.judgement.advice for key in item.cell.sources)
        return Ground("conditions", concern.slug, Verdict.MODIFY, told, tuple(keys))
    if admitted.judgement.not_assessed_for:
        return Ground("conditions", concern.slug, Verdict.UNKNOWN, NOT_ASSESSED, ())
    return Ground("conditions", concern.slug, Verdict.NO_KNOWN_CONFLICT, NO_CONFLICT, ())


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
        return Easier(card.movement, least.variant, f"The {least.variant} version asks less.")
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
            yield Gap("focus-not-met", part, CROWDED_OUT if some else NOTHING_MEETS)
    order = list(dict.fromkeys(step.movement for step in steps))
    for lock in wish.locked:
        if lock.movement not in order or order.index(lock.movement) + 1 != lock.position:
            yield Gap("lock-elsewhere", lock.movement, LOCK_ELSEWHERE)


def _meets(card: Card, part: str, wish: Wish, library: Library) -> bool:
    return any(part == one for one, _ in met(card, wish, library))
