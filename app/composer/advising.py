"""What is said before and after every session: warnings first, low sugar, falls, the feet."""

from app.composer.cards import Library
from app.composer.leads import LYING
from app.composer.screening import implied
from app.composer.session import Warning
from app.composer.wish import Wish
from app.vocabulary.practice import Posture
from app.vocabulary.safety import Urgency

DIABETES = frozenset({"diabetic-neuropathy", "type-2-diabetes"})
LOW_SUGAR = "insulin_or_sulfonylurea"
UNSTEADY = frozenset({"fall_last_year", "numb_feet", "dizzy_on_standing"})
FEET = frozenset({"numb_feet", "open_foot_wound"})
# Limitations that are conditions too: what warns of the one warns of the other.
CONDITION_OF = {
    "pregnancy": "pregnancy",
    "osteoporosis": "osteoporosis",
    "glaucoma": "glaucoma",
    "vertigo": "vertigo",
    "high_blood_pressure": "hypertension",
    "heart_disease_or_chest_symptoms": "heart-failure",
    "lung_disease": "copd",
    "insulin_or_sulfonylurea": "type-2-diabetes",
    "open_foot_wound": "diabetic-neuropathy",
    "numb_feet": "peripheral-neuropathy",
    "parkinsons": "parkinsons-disease",
    "stroke_after_effects": "stroke",
    "low_back_disc_or_sciatica": "sciatica",
    "spinal_stenosis": "lumbar-spinal-stenosis",
    "wrist_nerve": "carpal-tunnel-syndrome",
    "lymphoedema": "lymphoedema",
}
URGENCIES = {level: rank for rank, level in enumerate(Urgency)}


def seek_care(wish: Wish, library: Library) -> tuple[Warning, ...]:
    """Return the red flags of the wished conditions, the most urgent first, each once."""
    twins = [CONDITION_OF.get(limitation, "") for limitation in wish.limitations or ()]
    original = library.ground.concerns
    found: dict[Warning, Warning] = {}
    for slug in (*wish.conditions, *twins):
        if slug in library.concerns:
            warnings = zip(original[slug].warnings, library.concerns[slug].warnings, strict=True)
            # What is one warning in the original is told once, however others word it.
            for warning, told in warnings:
                found.setdefault(warning, told)
    return tuple(sorted(found.values(), key=lambda warning: URGENCIES[warning.level]))


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
    if _feet_matter(wish, limitations):
        lines += library.texts.foot_care
    return tuple(lines)


def is_unsteady(wish: Wish, library: Library) -> bool:
    """Say whether the person may fall, by what was declared or what the conditions bring."""
    return bool(UNSTEADY & (implied(wish, library) | set(wish.limitations or ())))


def closing(
    wish: Wish, library: Library, limitations: frozenset[str], last: Posture
) -> tuple[str, ...]:
    """Return the lines to read after the last movement, which ends in the posture `last`."""
    sit = library.phrases.say("care.sit_after_lying")
    lines: tuple[str, ...] = (sit,) if last in LYING else ()
    if _feet_matter(wish, limitations):
        lines += library.texts.foot_check
    return lines


def _feet_matter(wish: Wish, limitations: frozenset[str]) -> bool:
    return bool({*FEET, LOW_SUGAR} & limitations or DIABETES & set(wish.conditions))


def title(wish: Wish, library: Library) -> str:
    """Name the session by its length, its conditions and its first posture."""
    phrases = library.phrases
    minutes, seconds = divmod(wish.seconds, 60)
    length = phrases.say("title.minutes", minutes=minutes)
    if seconds == 1:
        length = phrases.say("title.and_a_second", minutes=minutes)
    elif seconds:
        length = phrases.say("title.and_seconds", minutes=minutes, seconds=seconds)
    names = [library.concerns[slug].title for slug in wish.conditions]
    if not names:
        return phrases.say("title.of_qigong", length=length)
    return phrases.say("title.of", length=length, names=phrases.listed(names))
