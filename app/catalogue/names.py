"""Finds the record that a name in an address means: slug, code, pinyin, hanzi, English or alias."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from app.errors import Ambiguous, Candidate, Gone, NotFound, Renamed
from app.vocabulary.kinds import Kind

SUGGESTIONS = 5
ALIKE = 72  # percent: one slip in a short name, three in a long one
LETTERS_AND_DIGITS = re.compile(r"[^\w]|_")


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """Fold case, tones, spaces and hyphens away: `Yánglíng Quán`, `yang-ling-quan` ->
    `yanglingquan`.
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return LETTERS_AND_DIGITS.sub("", unicodedata.normalize("NFKC", plain))


class Names:
    """All names of one kind in one release; exact codes win over names, names are never guessed."""

    __slots__ = ("_all", "_buried", "_codes", "_kind", "_moved", "_named", "_titles")

    def __init__(
        self,
        kind: Kind,
        titles: Mapping[str, str],
        codes: Mapping[str, Iterable[str]],
        names: Mapping[str, Iterable[str]],
        moved: Mapping[str, str],
        buried: Mapping[str, str | None],
    ) -> None:
        self._kind = kind
        self._titles = titles
        self._codes = _by_name({slug: (slug, *codes[slug]) for slug in titles})
        self._named = _by_name(names)
        self._all = self._named | self._codes
        self._moved = moved
        self._buried = buried

    @property
    def moved(self) -> Mapping[str, str]:
        """The slug that each renamed record has now, by the one that it had."""
        return self._moved

    def resolve(self, name: str) -> str:
        """Return the slug that the name means.

        Raises Renamed, Gone, Ambiguous (several records share the name) or NotFound.
        """
        if name in self._titles:
            return name
        if name in self._moved:
            raise Renamed(self._kind, name, self._moved[name])
        if name in self._buried:
            raise Gone(self._kind, name, self._buried[name])
        folded = fold_name(name[:100])
        found = self._codes.get(folded) or self._named.get(folded) or ()
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(
                self._kind,
                name,
                [Candidate(self._kind, slug, self._titles[slug]) for slug in found],
            )
        raise NotFound(self._kind, name, self._near(folded))

    def _near(self, folded: str) -> list[str]:
        """Suggest records whose names are nearly the same, then those that begin alike."""
        if len(folded) < 3:
            return []
        slugs_of = self._all
        alike = process.extract(folded, slugs_of.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        begun = sorted(name for name in slugs_of if name.startswith(folded[:4]))
        names = (*(name for name, _, _ in alike), *begun)
        return list(dict.fromkeys(slug for name in names for slug in slugs_of[name]))[:SUGGESTIONS]


def _by_name(names: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, set[str]] = defaultdict(set)
    for slug, some in names.items():
        for name in some:
            if folded := fold_name(name):
                gathered[folded].add(slug)
    return {name: tuple(sorted(slugs)) for name, slugs in gathered.items()}
