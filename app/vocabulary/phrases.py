"""What the service says by itself, by group and code: English here, other languages as content.

A further language is a translation of the kind `phrases`; whatever it lacks is said in English.
What stands in {braces} is filled in when a phrase is said. English sessions are the same bytes as
long as these words are the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from unicodedata import east_asian_width

from app.vocabulary.labels import LABELS

SENTENCES: dict[str, dict[str, str]] = {
    # Cautions of our own, told with their original until somebody has assessed a translation.
    "care": {
        "up_from_lying": "Roll to your side, push up with your arms, and sit for a moment.",
        "supported": "Keep your eyes open and a support within reach.",
        "sit_after_lying": (
            "You are lying down. Roll to your side, push yourself up with your arms, and sit for "
            "at least 20 seconds before you stand. If you are dizzy, stay sitting."
        ),
        "on_feet": "You are on your feet for up to {minutes} minutes of this session.",
        "on_feet_a_minute": "You are on your feet for up to a minute of this session.",
        "most_times": "One part of your body moves {times} times in this session.",
        "fever": "With a fever or an infection, rest. Practise when it has passed.",
        "recent_stroke_or_tia": (
            "After a stroke or mini-stroke in the last three months, ask the team that looks "
            "after you before you practise."
        ),
        "not_for_needling": "For orientation and pressing, not for needling.",
    },
    "heed": {"for": "{limitation}: {advice}."},
    "into": {
        "standing": "Come up to standing, slowly, with a support within reach.",
        "seated": "Come to sit on a steady chair, both feet on the floor.",
        "supine": "Sit first, then lie down on your back by way of your side.",
        "side-lying": "Turn to lie on your side.",
        "floor-cross-legged": "Come down to sit on the floor, with support.",
        "floor-long-sitting": "Come down to sit on the floor with your legs long.",
        "kneeling": "Come down to kneel, with support.",
        "hands-and-knees": "Come to your hands and knees.",
        "walking": "Stand, and make sure the way is clear.",
    },
    "way": {"next": "Next: {name}.", "other_side": "Now the other side."},
    "breathe": {"in": "Breathe in.", "out": "Breathe out.", "hold": "Stay."},
    "title": {
        "of": "{length}: {names}",
        "of_qigong": "{length} of qigong",
        "minutes": "{minutes} minutes",
        "and_a_second": "{minutes} minutes 1 second",
        "and_seconds": "{minutes} minutes {seconds} seconds",
    },
    "place": {
        "arrive": "It opens the session quietly.",
        "warm_up": "It loosens you before the main part.",
        "main": "It fills the main part.",
        "settle": "It lets things settle after the main part.",
        "close": "It closes the session.",
    },
    "why": {
        "meets": "It meets {wanted} of your wish.",
        "no_conflict": "No rule that we have speaks against it. That is not the same as suitable.",
        "not_assessed": "Some of what it asks of you was not assessed for this condition.",
        "movement_not_assessed": (
            "Some of what this movement asks of you was not assessed for this condition."
        ),
        "unknown": "Nothing is known of {feature} with this condition.",
        "heed": "{reason} Heed: {advice}.",
        "gentler": "The {variant} version asks less.",
    },
    "gap": {
        "lock_elsewhere": (
            "Its section does not reach over that place in the best session that has it, or what "
            "would stand beside it there works the same place hard."
        ),
        "nothing_meets": "Nothing that safety, your postures and your level allow meets it.",
        "crowded_out": (
            "Something meets it, but the rest of your wish filled the time better. Include it by "
            "name, give it more weight, or ask for more minutes."
        ),
    },
    "refusal": {
        "short_stretches": (
            "Stillness and attention inward last at most {seconds} seconds at a time, at the "
            "beginning and before the end."
        ),
        "does_not_fit": "{movement} does not fit the rest of the wish.",
        "left_out": "Safety leaves {movement} out ({rule}).",
        "left_out_for": "Safety leaves {movement} out ({rule}). {advice}.",
        "all_left_out": ("No movement is left: {count} fitted the wish and safety left them out."),
        "nothing_fits": (
            "No movement fits the postures, level, equipment and names that are asked for."
        ),
        "nothing_to_arrive": "Nothing that is left can open the session.",
        "nothing_for_main": "Nothing that is left can fill the main part.",
        "nothing_to_close": "Nothing that is left can close the session.",
        "not_enough": ("The {count} movements that are left do not add up to {seconds} seconds."),
        "ratio_needs_pace": "A hold needs a pace to be timed.",
        "out_and_in": "The wish leaves {risk} out and asks for it.",
        "breath_as_it_comes": "Here the breath is left as it comes.",
        "below_five": (
            "Fewer than five breaths a minute are left out with what you have declared."
        ),
        "below_five_unasked": (
            "Fewer than five breaths a minute are only offered to people who were asked."
        ),
        "breath_left_out": "Safety leaves this breath out: {advice}",
        "nothing_known": "Nothing is known about it.",
    },
    "remark": {
        "breath_alone": "Natural breathing is all that is offered here, and this asks for more.",
        "no_variant": "There is no variant {variant} of {movement}.",
        "left_out": "Safety leaves it out: {advice}",
        "dose": "The movement is done for {least} to {most} seconds on a side.",
        "sides": "{movement} has {left} seconds on the left and {right} on the right.",
        "hard_twice": "The {region} is worked hard twice running.",
        "order": "Arrive, warm up, main, settle, close.",
        "empty": "Nothing stands in {section}.",
        "twice": "A movement stands in it more than once.",
        "change": "Changing posture takes {seconds} seconds.",
        "back_again": "It goes back to {posture}, which was left.",
    },
    "service": {
        "intended_use": (
            "Education and general movement for adults. Not a diagnosis, and no substitute for "
            "care. Nobody outside the project has reviewed the content yet."
        ),
        "token_note": (
            "The token and the address hold what you wished for, and so they may hold what you "
            "said of your health. Treat them as health data: whoever has them can read it."
        ),
        "no_token": (
            "The wish is too long for a token; keep it yourself to compose the session again."
        ),
        "anew": (
            "Composed anew on release {release}, engine {engine}; the token was of release "
            "{old_release}, engine {old_engine}."
        ),
        "no_longer_known": "No longer known: {names}.",
        "exchanges_lost": (
            "{count} of the exchanged steps no longer fit and are as composed again."
        ),
        "fills_no_more": "{minutes} minutes: what is left of this routine fills no more.",
        "fills_no_less": "{minutes} minutes: what is left fills nothing shorter.",
        "stands_in": "In place of “{routine}”.",
        "comes_later": "It comes in a later week: no week brings two things at once.",
        "unasked": "Nobody was asked about limitations; answers may leave more of it.",
    },
    "fhir": {
        "title": "Screening before qigong practice",
        "description": "Education and gentle movement for adults. Not a diagnosis.",
        "which_side": "Which side?",
        "left": "Left",
        "right": "Right",
        "both": "Both",
        "which_part": "Which part of you?",
        "weeks_ago": "How many weeks ago?",
        "cleared": "Has your surgical team said that you may exercise?",
        "yes": "Yes",
        "no": "No",
        "unknown": "I do not know",
    },
}
PHRASES: Mapping[str, Mapping[str, str]] = MappingProxyType({**SENTENCES, **LABELS})
# The one document that a language translates them in.
DOCUMENT = "service"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, by `group.code`."""

    told: Mapping[str, str] = field(default_factory=dict)

    def say(self, phrase: str, /, **parts: object) -> str:
        """Return a phrase with its parts filled in, in English where the language lacks it."""
        group, _, code = phrase.partition(".")
        return (self.told.get(phrase) or PHRASES[group][code]).format(**parts)

    def listed(self, items: Iterable[str]) -> str:
        """Return several things as one list."""
        return self.say("mark.comma").join(items)


ENGLISH = Phrases()


def run_on(*sentences: str) -> str:
    """Set sentences behind one another; after a wide stop, which holds its own room, no space."""
    told = [sentence for sentence in sentences if sentence]
    return "".join(
        sentence if number == len(told) or _is_wide(sentence) else f"{sentence} "
        for number, sentence in enumerate(told, 1)
    )


def _is_wide(text: str) -> bool:
    return east_asian_width(text[-1]) in "WF"
