"""Rules on wording: no promise, no word of medical care, no number to call; style is not judged."""

import re
from collections.abc import Iterator

from app.models.references import REFERENCE_FIELDS
from app.seeding.check.rule import Check, Path, words_of
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

# SAFETY 1, with their forms. "Physiotherapist" and "healthy" are other words and pass.
BANNED = re.compile(
    r"\b(treat(s|ed|ing|ments?)?|therap(y|ies|ists?|eutic\w*)|prescri\w+|cur(e|es|ed|ing|ative)|"
    r"heal(s|ed|ing|ers?)?|relie(f|ve[sd]?|ving)|remed(y|ies)|detox\w*|miracles?|dose for you|"
    r"recommend\w*|indicated|effective|effectively)\b",
    re.IGNORECASE,
)
# Where a banned word may stand, and why: the words around it, never a whole record.
ALLOWED: tuple[tuple[str, str], ...] = (
    ("prescribed medicine", "names what a doctor gave, so that nobody stops it"),
    ("clot not yet treated", "names medical care that the person has not had"),
    ("once treated with", "names medical care that the person has had"),
    ("still healing", "a broken bone heals; nothing is said to heal it"),
    ("until healed", "a broken bone heals; nothing is said to heal it"),
    ("healing bone", "a broken bone heals; nothing is said to heal it"),
    ("healing tao", "the name of a school"),
)
PROMISES = re.compile(
    r"\b(guarantee\w*|no side effects|(?<!not )(completely|perfectly|absolutely) safe|"
    r"(?<!not )safe for (everyone|all)|works for everyone|never fails|will (fix|end) your)\b",
    re.IGNORECASE,
)
# These three are nobody's count of people; the others are numbers to call only after such a verb.
EMERGENCY_NUMBER = re.compile(
    r"(?<![\d.,])(911|999|988)(?![.,]?\d)|"
    r"\b(call|dial|ring|phone|text)\b[^.]{0,20}(?<![\d.,])(000|111|112|116 ?123|1?3 ?11 ?14)\b|"
    r"\b0800[ -]?\d",
    re.IGNORECASE,
)
INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ue000-\uf8ff]")
LOOSE_SPACE = re.compile(r"  |\w [.,;](\s|$)")
# People's own words and other bodies' labels are not our wording.
NOT_OURS = {
    "aliases",
    "codes",
    "english_variants",
    "lay_names",
    "named_by",
    "seen_in",
    "slug",
    "synonyms",
    *REFERENCE_FIELDS,
}
# The article's claims are retold here and answered; the words of the article are not ours.
ARTICLE = {"claim", "attributed_to", "reason"}
# Lists of other people's words, and of movements as data, which nobody reads.
OTHERS_LISTS = {"search_synonyms", "point_code_spellings", "choreographies"}


def banned_words_are_not_used(content: Content) -> Iterator[Fault]:
    """Nothing that a person reads says treat, therapy, prescribe, cure, heal, relief or their like,
    but for the phrases listed with a reason.
    """
    for place, path, text in told(content):
        for found in BANNED.finditer(text):
            if not _is_allowed(text, found.start(), found.end()):
                yield place.fault("banned-words-are-not-used", found.group(), *path)


def nothing_is_promised(content: Content) -> Iterator[Fault]:
    """No text promises an effect or calls a practice safe for everyone."""
    for place, path, text in told(content):
        found = PROMISES.search(text)
        if found:
            yield place.fault("nothing-is-promised", found.group(), *path)


def no_number_to_call_is_given(content: Content) -> Iterator[Fault]:
    """No text gives an emergency or crisis number; it says your local emergency number."""
    for place, path, text in told(content):
        found = EMERGENCY_NUMBER.search(text)
        if found:
            yield place.fault("no-number-to-call-is-given", found.group(), *path)


def texts_are_clean(content: Content) -> Iterator[Fault]:
    """No text holds a control sign, an invisible sign, a doubled space or a space before a stop."""
    for _, place, path, text in _all(content):
        if INVISIBLE.search(text):
            yield place.fault("texts-are-clean", "a control or invisible sign", *path)
        elif LOOSE_SPACE.search(text):
            yield place.fault("texts-are-clean", "a space too many", *path)


def _is_allowed(text: str, start: int, end: int) -> bool:
    lower = text.lower()
    for phrase, _ in ALLOWED:
        at = lower.find(phrase)
        while at >= 0:
            if at <= start and end <= at + len(phrase):
                return True
            at = lower.find(phrase, at + 1)
    return False


def told(content: Content) -> Iterator[tuple[Place, Path, str]]:
    """Yield what a person reads in our own words."""
    theirs_in_claims = NOT_OURS | ARTICLE
    for group, place, path, text in _all(content):
        others = theirs_in_claims if group == Kind.CLAIMS else NOT_OURS
        if group != Kind.SOURCES and others.isdisjoint(path):
            yield place, path, text


def _all(content: Content) -> Iterator[tuple[str, Place, Path, str]]:
    groups = {kind.value: content.each(kind) for kind in Kind}
    groups |= {name: content.each_plain(name) for name in sorted(set(content.plain) - OTHERS_LISTS)}
    for group, documents in groups.items():
        for document, place in documents:
            for path, text in words_of(document):
                yield group, place, path, text


RULES: tuple[Check, ...] = (
    banned_words_are_not_used,
    nothing_is_promised,
    no_number_to_call_is_given,
    texts_are_clean,
)
