"""What a whole session adds up to, told where a limitation asks for care with the sum."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.composer.advising import opening
from app.composer.cards import Library
from app.composer.session import Step
from app.composer.wish import Wish
from app.safety.whole import REPETITIONS, STANDING_TIME, TIMES_AND_BREATHS, cares
from app.vocabulary.phrases import Phrases, run_on
from app.vocabulary.practice import ON_THE_FEET


def before_all(
    wish: Wish, library: Library, limitations: frozenset[str], laid: Iterable[Step]
) -> tuple[str, ...]:
    """Return the lines to read before the first of these steps."""
    laid = tuple(laid)
    return (*opening(wish, library, limitations), *sums(library, limitations, laid))


def sums(library: Library, limitations: frozenset[str], laid: tuple[Step, ...]) -> Iterator[str]:
    """Yield a line for each limitation that asks for care with a sum, and for each sum.

    Only what is offered with care is told here: where standing is forbidden, none is offered.
    """
    phrases = library.phrases
    told = (
        (STANDING_TIME, _standing(laid, phrases)),
        (REPETITIONS, _repetitions(library, laid)),
    )
    for feature, text in told:
        for care in cares(library.book, limitations, feature) if text else ():
            label = library.labels[care.limitation]
            yield run_on(
                text or "", phrases.say("heed.for", limitation=label, advice=care.cell.advice)
            )


def _standing(laid: tuple[Step, ...], phrases: Phrases) -> str | None:
    seconds = sum(
        step.transition_seconds + step.seconds for step in laid if step.posture in ON_THE_FEET
    )
    if not seconds:
        return None
    minutes = -(-seconds // 60)
    if minutes == 1:
        return phrases.say("care.on_feet_a_minute")
    return phrases.say("care.on_feet", minutes=minutes)


def _repetitions(library: Library, laid: tuple[Step, ...]) -> str | None:
    """The sum of the region that works most; breaths are no repetitions."""
    of_region = Counter[str]()
    for step in laid:
        if step.unit not in TIMES_AND_BREATHS:
            of_region[library.variants(step.movement)[0].worked] += step.repetitions
    most = max(of_region.values(), default=0)
    if most < 2:
        return None
    return library.phrases.say("care.most_times", times=most)
