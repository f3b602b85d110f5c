"""The content many times over: records copied under new slugs, their words in another order.

Search would have no more work with mere copies, so names and texts of a copy have their words
shuffled, and one word in ten its letters: new words come in, as they do with real growth. The
vocabulary, the regions and the meridians stay as they are: a body has no more parts for that.
"""

import json
import random
from collections.abc import Callable
from typing import Any

from app.models.references import REFERENCE_FIELDS
from app.seeding.content import Content
from app.seeding.read import RECORDS
from app.seeding.rows import tree_of
from app.vocabulary.kinds import Kind

STAYS = frozenset({Kind.REGIONS, Kind.MERIDIANS})
LONGEST_SLUG = 80
# Strings of closed lists and grammars, which must stay what they are.
FIXED = frozenset(
    {"code", "doi", "pmid", "pmcid", "url", "grade", "verdict", "rights", "system", "topic"}
    | {"cun_system", "category", "of", "list_status", "variant", "unit", "tier", "seen_as"}
)
# One-word strings are names only under these keys; elsewhere they belong to closed lists.
NAMES = frozenset(
    {"title", "name", "english", "aliases", "lay_names", "english_variants", "spellings"}
)
HANZI = "氣功導引經絡陰陽風寒濕痺脊腰膝踝腕肩頸手足頭心肝脾肺腎骨筋血神意鬆靜動呼吸"


def many_times(content: Content, times: int) -> Content:
    """Return the content and `times - 1` shuffled copies of it, the same on every machine."""
    grown = Content(
        records={kind: dict(some) for kind, some in content.records.items()},
        plain=content.plain,
        translations=list(content.translations),
        tombstones=content.tombstones,
        renames=content.renames,
        crosswalk=content.crosswalk,
        places=content.places,
    )
    for number in range(1, times):
        for kind, documents in content.records.items():
            if kind in STAYS:
                continue
            for place, (slug, document) in enumerate(documents.items()):
                copier = _Copier(content, number, random.Random(f"{number}/{kind}/{slug}"))
                tree = copier.copied(tree_of(document), "")
                tree["slug"] = copier.moved(kind, slug)
                if kind is Kind.ACUPOINTS:
                    tree["code"] = f"EX-ZZ{number * 10000 + place}"
                made = RECORDS[kind].model_validate_json(json.dumps(tree))
                grown.records[kind][made.slug] = made
        copier = _Copier(content, number, random.Random(number))
        grown.translations += [
            one.model_copy(update={"slug": copier.moved(one.kind, one.slug)})
            for one in content.translations
            if isinstance(one.kind, Kind) and one.kind not in STAYS
        ]
    return grown


class _Copier:
    """Copies one record: links lead inside the same copy, words are shuffled."""

    def __init__(self, content: Content, number: int, chance: random.Random) -> None:
        self._content = content
        self._number = number
        self._chance = chance

    def moved(self, kind: Kind, slug: str) -> str:
        """Return the slug of the copy."""
        if kind in STAYS:
            return slug
        end = f"-copy-{self._number}"
        if len(slug) + len(end) <= LONGEST_SLUG:
            return slug + end
        # Longest slugs make room; the position keeps them apart.
        place = list(self._content.records[kind]).index(slug)
        end = f"-{place}{end}"
        return slug[: LONGEST_SLUG - len(end)].rstrip("-") + end

    def copied(self, value: Any, name: str) -> Any:
        """Copy a value that stands under a name."""
        kind = REFERENCE_FIELDS.get(name)
        if isinstance(value, dict):
            return {key: self.copied(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.copied(item, name) for item in value]
        if not isinstance(value, str) or name in FIXED:
            return value
        if kind is not None and value in self._content.records[kind]:
            return self.moved(kind, value)
        return self._said_anew(value, name)

    def _said_anew(self, text: str, name: str) -> str:
        if name == "pinyin":
            return self._mixed(text)
        if name in ("simplified", "traditional", "hanzi"):
            return "".join(self._chance.choice(HANZI) for _ in text)
        words = text.split(" ")
        if len(words) == 1:
            return self._mixed(text) if name in NAMES else text
        self._chance.shuffle(words)
        # Of a name one word at least changes: two records of one name would be one too many.
        if name in NAMES:
            words[0] = self._mixed(words[0])
        return " ".join(
            self._mixed(word) if self._chance.random() < 0.1 else word for word in words
        )

    def _mixed(self, word: str) -> str:
        """The letters in another order, nothing else: no blank may come first or last."""
        letters = [letter for letter in word if letter.isalpha()]
        for _ in range(10):
            self._chance.shuffle(letters)
            if letters != [letter for letter in word if letter.isalpha()]:
                break
        take: Callable[[], str] = iter(letters).__next__
        return "".join(take() if letter.isalpha() else letter for letter in word)
