"""Requests that nobody made before: combinations of filters and words to search, none repeated."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import quote

from app.catalogue.edition import Edition
from app.catalogue.guides import GUIDES
from app.catalogue.search.words import cut, fold
from app.vocabulary.kinds import Kind

MISSPELT_SHARE = 0.1
BEGUN_SHARE = 0.2
HALF = 0.5
SHORTEST = 3
COMMON = 30
MOST_IN_VAIN = 1000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Unseen:
    """Hands out targets of each sort; what was handed out once never comes again."""

    def __init__(self, edition: Edition) -> None:
        self._chance = random.Random(19)
        self._handed: set[str] = set()
        self._facets = {
            name: sorted(edition.variants.facets.values(name))
            for name in ("region", "posture", "risk", "level", "goal")
        }
        holders = word_holders(edition)
        self.words = sorted(holders)
        self._common = sorted(word for word, some in holders.items() if len(some) >= COMMON)
        self._sorts: dict[str, Callable[[], str]] = {
            "list": self._list,
            "word": self._word,
            "misspelt": lambda: _search(self._spelled(self._misspelt())),
            "two words": self._two_words,
            "common": self._common_word,
        }

    def some(self, sort: str, count: int) -> list[str]:
        """Return new targets of one sort."""
        return list(islice(self._new(self._sorts[sort]), count))

    def _new(self, make: Callable[[], str]) -> Iterator[str]:
        in_vain = 0
        while in_vain < MOST_IN_VAIN:
            target = make()
            if target in self._handed:
                in_vain += 1
            else:
                in_vain = 0
                self._handed.add(target)
                yield target
        raise RuntimeError("there are no more targets of this sort")

    def _list(self) -> str:
        """As the README's example asks: region, posture, level, risks to leave out; and a goal."""
        choose = self._chance.choice
        risks = sorted(self._chance.sample(self._facets["risk"], choose((1, 2, 3))))
        goals = [choose(self._facets["goal"])] if self._chance.random() < HALF else []
        return "/v1/movements?" + "&".join(
            [
                f"region={choose(self._facets['region'])}",
                f"posture={choose(self._facets['posture'])}",
                f"level_max={choose(self._facets['level'])}",
                *(f"exclude_risk={risk}" for risk in risks),
                *(f"goal={goal}" for goal in goals),
            ]
        )

    def _word(self) -> str:
        """A whole word mostly, sometimes only begun, sometimes misspelt."""
        kind = self._chance.random()
        if kind < MISSPELT_SHARE:
            word = self._misspelt()
        elif kind < MISSPELT_SHARE + BEGUN_SHARE:
            whole = self._chance.choice(self.words)
            word = whole[: self._chance.randint(3, len(whole))]
        else:
            word = self._chance.choice(self.words)
        return _search(self._spelled(word))

    def _misspelt(self) -> str:
        word = self._chance.choice(self.words)
        at = self._chance.randrange(1, len(word))
        return word[:at] + self._chance.choice(LETTERS) + word[at + 1 :]

    def _spelled(self, word: str) -> str:
        """The word with capitals somewhere: the same to search, new to every cache of answers."""
        capitals = (self._chance.random() < 0.5 for _ in word)
        pairs = zip(word, capitals, strict=True)
        return "".join(letter.upper() if capital else letter for letter, capital in pairs)

    def _common_word(self) -> str:
        """A word that fills the page; too few for capitals alone, so blanks follow it."""
        word = self._spelled(self._chance.choice(self._common))
        return _search(word + " " * self._chance.randrange(40))

    def _two_words(self) -> str:
        return _search(" ".join(self._spelled(self._chance.choice(self.words)) for _ in range(2)))


def _search(query: str) -> str:
    return f"/v1/search?q={quote(query)}"


def word_holders(edition: Edition) -> dict[str, set[tuple[str, str]]]:
    """Return all words of names and texts that any keyboard can type, and who holds each."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kind in Kind:
        for slug, tree in edition.shelf(kind).trees.items():
            for _, text in GUIDES[kind].search_fields(tree):
                for word in cut(fold(text)):
                    if len(word) > SHORTEST and word.isascii() and word.isalpha():
                        found[word].add((kind.value, slug))
    return found
