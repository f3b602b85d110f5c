"""Rules on Chinese names: scripts and pinyin say the same syllables; none is made here."""

import re
import unicodedata
from collections.abc import Iterator

from app.seeding.check.rule import Check, Path
from app.seeding.content import Content, Place
from app.seeding.documents.base import ChineseName
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

# Every syllable that standard Chinese has, by its first sound; most other pairs are never said.
SYLLABLES = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
SYLLABLE = "(?:" + "|".join(a + b for a, ends in SYLLABLES.items() for b in ends.split()) + ")"
TONE_MARKS = {"\u0304", "\u0301", "\u030c", "\u0300"}
HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]")
LETTERS = re.compile(r"[A-Za-zÀ-ɏ\u0300-\u030c\s'’,\-·]+")


def scripts_have_equal_length(content: Content) -> Iterator[Fault]:
    """The simplified and the traditional form of a name have as many characters as each other."""
    for name, place, path in _names(content):
        counts = len(HANZI.findall(name.simplified)), len(HANZI.findall(name.traditional))
        if counts[0] != counts[1] or not counts[0]:
            message = f"{name.simplified} has {counts[0]}, {name.traditional} has {counts[1]}"
            yield place.fault("scripts-have-equal-length", message, *path, "traditional")


def pinyin_is_pinyin(content: Content) -> Iterator[Fault]:
    """Pinyin reads as syllables of pinyin; a name of two or more has a tone mark."""
    for name, place, path in _names(content):
        toneless = _without_tones(name.pinyin)
        if not LETTERS.fullmatch(name.pinyin):
            why = "a sign that pinyin has not"
        elif not _reads_as(toneless, None):
            why = "no reading in syllables"
        elif len(HANZI.findall(name.simplified)) > 1 and not _tones(name.pinyin):
            why = "no tone mark"
        else:
            continue
        yield place.fault("pinyin-is-pinyin", f"{name.pinyin}: {why}", *path, "pinyin")


def pinyin_says_every_character(content: Content) -> Iterator[Fault]:
    """Pinyin has one syllable for each character, and never more tone marks than syllables."""
    for name, place, path in _names(content):
        count = len(HANZI.findall(name.simplified))
        toneless = _without_tones(name.pinyin)
        if not _reads_as(toneless, count) or _tones(name.pinyin) > count:
            message = f"{name.pinyin} is not {count} syllables"
            yield place.fault("pinyin-says-every-character", message, *path, "pinyin")


def point_names_mark_every_tone(content: Content) -> Iterator[Fault]:
    """The pinyin of an acupoint marks the tone of every syllable."""
    for point, place in content.each(Kind.ACUPOINTS):
        count = len(HANZI.findall(point.chinese.simplified))
        if _tones(point.chinese.pinyin) != count:
            message = f"{point.chinese.pinyin} marks {_tones(point.chinese.pinyin)} of {count}"
            yield place.fault("point-names-mark-every-tone", message, "chinese", "pinyin")


def _names(content: Content) -> Iterator[tuple[ChineseName, Place, Path]]:
    for kind in Kind:
        for record, place in content.each(kind):
            name = getattr(record, "chinese", None)
            if name is not None:
                yield name, place, ("chinese",)
    for form, place in content.each(Kind.FORMS):
        for index, entry in enumerate(form.movements):
            if entry.chinese is not None:
                yield entry.chinese, place, ("movements", index, "chinese")


def _tones(pinyin: str) -> int:
    return sum(mark in TONE_MARKS for mark in unicodedata.normalize("NFD", pinyin))


def _without_tones(pinyin: str) -> str:
    bare = "".join(mark for mark in unicodedata.normalize("NFD", pinyin) if mark not in TONE_MARKS)
    return unicodedata.normalize("NFC", bare).lower()


def _reads_as(toneless: str, count: int | None) -> bool:
    """Whether the words can be cut into syllables, and into just that many."""
    joined = re.sub(r"[\s'’,\-·]+", "", toneless)
    times = "+" if count is None else f"{{{count}}}"
    return re.fullmatch(SYLLABLE + times, joined) is not None


RULES: tuple[Check, ...] = (
    scripts_have_equal_length,
    pinyin_is_pinyin,
    pinyin_says_every_character,
    point_names_mark_every_tone,
)
