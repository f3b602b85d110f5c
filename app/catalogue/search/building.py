"""Entries into numbered terms with their postings; the only place where entry text is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.catalogue.search.entries import KIND_NUMBERS, ROLE_NUMBERS, Entry
from app.catalogue.search.postings import KIND_SHIFT, ROLE_MASK, pack, rank_of, strength_of
from app.catalogue.search.stems import STOP_WORDS, canonical
from app.catalogue.search.weighing import (
    DEGREE_BITS,
    LAY_NAME_WORDS,
    NAME_BEGINNING,
    NAME_WORD,
    NAMING_ROLES,
    PROSE,
    SYNONYM_SHARE,
    WHOLE_NAME,
    name_degree,
    prose_degree,
    strength,
    weakened,
)
from app.catalogue.search.words import cut, fold, fold_with_v, han_pieces, is_han, name_parts

OFTEN = (1 << DEGREE_BITS) - 1
_WHOLE_NAME_LETTERS = 60
_USUAL_WORDS = {"title": 14.0, "lay": 25.0, "summary": 25.0, "text": 60.0}


@dataclass(slots=True)
class _Evidence:
    """What one record says about one term, gathered over its fields."""

    rank_class: int = PROSE
    named: float = 0.0
    prose: float = 0.0
    strongest: float = 0.0
    role: int = 0

    def add_name(self, rank_class: int, degree: float, role: int) -> None:
        own = self.rank_class
        if rank_class > own or (rank_class == own and degree > self.strongest):
            self.rank_class, self.strongest, self.role = rank_class, degree, role
        if degree > self.named:
            self.named = degree

    def add_prose(self, degree: float, role: int) -> None:
        self.prose += degree
        if self.rank_class == PROSE and degree > self.strongest:
            self.strongest, self.role = degree, role


@dataclass(slots=True)
class Gathering:
    """Terms and postings as they grow; turned into the lean structures once all is read."""

    surfaces: dict[str, int] = field(default_factory=dict)
    stems: dict[str, int] = field(default_factory=dict)
    lists: list[list[int]] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)

    def term(self, word: str) -> int:
        """The number of the word's term, new if no word with the same stem was met before."""
        term = self.surfaces.get(word)
        if term is None:
            stem = canonical(word)
            term = self.stems.setdefault(stem, len(self.lists))
            if term == len(self.lists):
                self.lists.append([])
                self.classes.append(PROSE)
            self.surfaces[word] = term
        return term

    def prominence(self) -> list[int]:
        """How much a term is worth offering: the strongest class first, then how often it is."""
        often = (min(len(postings), OFTEN) for postings in self.lists)
        return [
            (rank_class << DEGREE_BITS) | times
            for rank_class, times in zip(self.classes, often, strict=True)
        ]


def gather(entries: Iterable[Entry], synonyms: Mapping[str, tuple[str, ...]]) -> Gathering:
    """Read entries in the order of their ranks, then let the synonyms widen what is there."""
    gathering = Gathering()
    lists, classes = gathering.lists, gathering.classes
    for rank, entry in enumerate(entries):
        kind = KIND_NUMBERS[entry.kind]
        for term, found in _evidence(gathering, entry).items():
            rank_class = found.rank_class
            value = strength(rank_class, found.named + found.prose, kind)
            lists[term].append(pack(kind, value, rank, found.role))
            if rank_class > classes[term]:
                classes[term] = rank_class
    _add_synonyms(gathering, synonyms)
    return gathering


def _evidence(gathering: Gathering, entry: Entry) -> dict[int, _Evidence]:
    found: dict[int, _Evidence] = {}
    for role, text in entry.fields:
        if role not in ROLE_NUMBERS:
            raise ValueError(f"{entry.kind}/{entry.slug}: unknown search role {role!r}")
        words = cut(fold(text))
        if role in NAMING_ROLES or (role == "lay" and len(words) <= LAY_NAME_WORDS):
            _read_name(gathering, found, role, text, words)
        else:
            _read_prose(gathering, found, role, words)
    return found


def _read_name(
    gathering: Gathering, found: dict[int, _Evidence], role: str, text: str, words: list[str]
) -> None:
    _read_one_name(gathering, found, role, words, WHOLE_NAME)
    with_v = fold_with_v(text)
    if with_v is not None:
        _read_one_name(gathering, found, role, cut(with_v), WHOLE_NAME)
    for part in name_parts(text):
        _read_one_name(gathering, found, role, cut(fold(part)), NAME_BEGINNING)


def _read_one_name(
    gathering: Gathering, found: dict[int, _Evidence], role: str, words: list[str], as_whole: int
) -> None:
    """`as_whole` is the class of all the words written as one."""
    number = ROLE_NUMBERS[role]
    degree = name_degree(role, len(words))
    rank_class = NAME_BEGINNING
    for word in words:
        _of(found, gathering.term(word)).add_name(rank_class, degree, number)
        if is_han(word):
            for piece in han_pieces(word):
                own = rank_class if word.startswith(piece) else NAME_WORD
                _of(found, gathering.term(piece)).add_name(own, degree, number)
        rank_class = NAME_WORD
    whole = "".join(words)
    if whole and len(whole) <= _WHOLE_NAME_LETTERS:
        _of(found, gathering.term(whole)).add_name(as_whole, degree, number)


def _read_prose(
    gathering: Gathering, found: dict[int, _Evidence], role: str, words: list[str]
) -> None:
    number, usual, length = ROLE_NUMBERS[role], _USUAL_WORDS[role], len(words)
    if not "".join(words).isascii():
        words = words + [piece for word in words if is_han(word) for piece in han_pieces(word)]
    once, surfaces = prose_degree(role, 1, length, usual), gathering.surfaces
    for word, times in Counter(words).items():
        if word in STOP_WORDS:
            continue
        # By far the busiest lines of a build: `gathering.term` and `_of` are written out here.
        term = surfaces[word] if word in surfaces else gathering.term(word)
        if term not in found:
            found[term] = _Evidence()
        degree = once if times == 1 else prose_degree(role, times, length, usual)
        found[term].add_prose(degree, number)


def _of(found: dict[int, _Evidence], term: int) -> _Evidence:
    evidence = found.get(term)
    if evidence is None:
        evidence = found[term] = _Evidence()
    return evidence


def _add_synonyms(gathering: Gathering, synonyms: Mapping[str, tuple[str, ...]]) -> None:
    """Give the words of each phrase, written as one, what its meanings find; nothing is taken."""
    additions = {
        "".join(cut(fold(says))): [_meant(gathering, phrase) for phrase in means]
        for says, means in synonyms.items()
    }
    for joined, lists in additions.items():
        term = gathering.term(joined)
        own = gathering.lists[term]
        gathering.classes[term] = max(gathering.classes[term], NAME_WORD)
        known = {rank_of(posting) for posting in own}
        widened: dict[int, int] = {}
        for postings in lists:
            for posting in postings:
                rank = rank_of(posting)
                widened[rank] = min(posting, widened.get(rank, posting))
        own.extend(posting for rank, posting in widened.items() if rank not in known)


def _meant(gathering: Gathering, phrase: str) -> list[int]:
    """Postings of the records that hold every word of the phrase, weakened."""
    words = [word for word in cut(fold(phrase)) if word not in STOP_WORDS]
    known = [gathering.stems.get(canonical(word)) for word in words]
    lists = [gathering.lists[term] for term in known if term is not None]
    if not lists or len(lists) < len(words):
        return []
    shared = set.intersection(*({rank_of(posting) for posting in one} for one in lists))
    weaker: list[int] = []
    for posting in min(lists, key=len):
        rank = rank_of(posting)
        if rank in shared:
            value = weakened(strength_of(posting), SYNONYM_SHARE)
            weaker.append(pack(posting >> KIND_SHIFT, value, rank, posting & ROLE_MASK))
    return weaker
