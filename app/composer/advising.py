"""What is said before and after every session: warnings first, low sugar, falls, the feet."""

from app.composer.cards import Library
from app.composer.screening import implied
from app.composer.session import Warning
from app.composer.wish import Wish
from app.vocabulary.safety import Urgency

DIABETES = frozenset({"diabetic-neuropathy", "type-2-diabetes"})
LOW_SUGAR = "insulin_or_sulfonylurea"
UNSTEADY = frozenset({"fall_last_year", "numb_feet", "dizzy_on_standing"})
FEET = frozenset({"numb_feet", "open_foot_wound"})
URGENCIES = {level: rank for rank, level in enumerate(Urgency)}


def seek_care(wish: Wish, library: Library) -> tuple[Warning, ...]:
    """Return the red flags of the wished conditions, the most urgent first, each once."""
    found = dict.fromkeys(
        warning for slug in wish.conditions for warning in library.concerns[slug].warnings
    )
    return tuple(sorted(found, key=lambda warning: URGENCIES[warning.level]))


def opening(wish: Wish, library: Library, limitations: frozenset[str]) -> tuple[str, ...]:
    """Return the lines to read before the first movement.

    Low sugar is told when insulin or a sulfonylurea is declared, and with diabetes as long as
    nobody has said that neither is taken.
    """
    lines: list[str] = []
    has_diabetes = bool(DIABETES & set(wish.conditions))
    if LOW_SUGAR in limitations or (has_diabetes and wish.limitations is None):
        lines += library.texts.low_sugar
    if UNSTEADY & limitations:
        lines += library.texts.falls
    return tuple(lines)


def is_unsteady(wish: Wish, library: Library) -> bool:
    """Say whether the person may fall, by what was declared or what the conditions bring."""
    return bool(UNSTEADY & (implied(wish, library) | set(wish.limitations or ())))


def closing(wish: Wish, library: Library, limitations: frozenset[str]) -> tuple[str, ...]:
    """Return the lines to read after the last movement."""
    if FEET & limitations or DIABETES & set(wish.conditions):
        return library.texts.foot_check
    return ()


def title(wish: Wish, library: Library) -> str:
    """Name the session by its length, its conditions and its first posture."""
    minutes, seconds = divmod(wish.seconds, 60)
    length = f"{minutes} minutes" if not seconds else f"{minutes} minutes {seconds} seconds"
    names = [library.concerns[slug].title for slug in wish.conditions]
    return f"{length}: {', '.join(names)}" if names else f"{length} of qigong"
