"""A library in another language: the same cards in other words, so that nothing is chosen anew.

What is no text is the very object of the English library; another language costs its words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.catalogue.cells import cells_in
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.catalogue.spoken import phrases_in
from app.catalogue.titles import titles_in
from app.catalogue.translations import with_original
from app.catalogue.warned import red_flags_in
from app.composer.cards import Card, Concern, Ease, Library, Line, Texts
from app.sessions.library import COLON, EASIER, library_of, texts_of, warning_of
from app.vocabulary.kinds import Kind, PlainKind

NAMED = (Kind.MOVEMENTS, Kind.REGIONS, Kind.MERIDIANS, Kind.ACUPOINTS, Kind.FORMS)
# Groups of phrases that name a code of a wish or of a step.
LABELS = ("section", "posture", "variant")


def library_in(edition: Edition, locale: str, *, beside: bool = True) -> Library:
    """Return the library that sessions in a language are told from, made on first use.

    What warns has its original behind it, unless it is assessed or not to stand `beside`.
    """
    ground = library_of(edition)
    if not edition.speaks(locale):
        return ground
    key = ("library", locale, beside)
    found: Library | None = edition.memo.get(key)
    if found is None:
        found = edition.memo[key] = _Telling(edition, ground, locale, beside=beside).library()
    return found


def spoken(edition: Edition, locale: str) -> str:
    """Return the language that a session wished for in `locale` is told in."""
    return locale if edition.speaks(locale) else "en"


class _Telling:
    def __init__(self, edition: Edition, ground: Library, locale: str, *, beside: bool) -> None:
        self._edition = edition
        self._ground = ground
        self._locale = locale
        self._beside = beside

    def library(self) -> Library:
        cards = tuple(self._cards())
        by_movement: dict[str, list[Card]] = {}
        for card in cards:
            by_movement.setdefault(card.movement, []).append(card)
        cells = cells_in(self._edition, self._locale, beside=self._beside)
        return replace(
            self._ground,
            cards=cards,
            by_movement={movement: tuple(some) for movement, some in by_movement.items()},
            concerns={slug: self._concern(one) for slug, one in self._ground.concerns.items()},
            book=replace(self._ground.book, cells=cells),
            labels={item["code"]: item["label"] for item in self._listed(PlainKind.LIMITATIONS)},
            texts=self._texts(),
            phrases=phrases_in(self._edition, self._locale, beside=self._beside),
            names=dict(self._names()),
            original=self._ground,
        )

    def _cards(self) -> Iterator[Card]:
        told: dict[str, Tree] = {}
        for card, (slug, index) in zip(
            self._ground.cards, self._edition.variants.keys, strict=True
        ):
            if not self._edition.is_told_in(Kind.MOVEMENTS, slug, self._locale):
                yield card
                continue
            if slug not in told:
                told[slug] = self._edition.told(
                    Kind.MOVEMENTS, slug, self._locale, beside=self._beside
                )
            yield _card(card, told[slug], told[slug]["variants"][index])

    def _concern(self, concern: Concern) -> Concern:
        slug = concern.slug
        tree = self._edition.told(Kind.CONDITIONS, slug, self._locale, beside=self._beside)
        reasons = {
            (item["movement"], item["variant"]): item["reason"] for item in tree["named_movements"]
        }
        flags = red_flags_in(self._edition, slug, self._locale, beside=self._beside)
        return replace(
            concern,
            title=tree["title"],
            practice_reason=tree["practice_reason"],
            named={
                key: replace(named, reason=reasons[key]) for key, named in concern.named.items()
            },
            warnings=tuple(warning_of(told) for _, _, told in flags),
        )

    def _texts(self) -> Texts:
        """The lines of safety texts, each as a whole: what has no translation stays as it was."""
        original = self._ground.texts
        colon = phrases_in(self._edition, self._locale).say("mark.colon")
        untold, alone, marked = (
            texts_of(self._listed(PlainKind.SAFETY_TEXTS, beside=beside), mark)
            for beside, mark in ((False, COLON), (False, colon), (self._beside, colon))
        )
        return Texts(
            **{
                name: tuple(
                    _line(*tellings)
                    for tellings in zip(
                        *(getattr(one, name) for one in (original, untold, alone, marked)),
                        strict=True,
                    )
                )
                for name in Texts.__dataclass_fields__
            }
        )

    def _names(self) -> Iterator[tuple[tuple[str, str], str]]:
        for kind in NAMED:
            for slug, title in titles_in(self._edition, kind, self._locale).items():
                yield (kind.value, slug), title
        for term in self._listed(PlainKind.TERMS):
            if term["list"] == "goals":
                yield ("goals", term["code"]), term["label"]
        for feature in self._listed(PlainKind.FEATURES):
            yield ("feature", feature["code"]), feature["label"]
        for key, text in phrases_in(self._edition, self._locale).told.items():
            group, _, code = key.partition(".")
            if group in LABELS:
                yield (group, code), text

    def _listed(self, kind: PlainKind, *, beside: bool | None = None) -> tuple[Tree, ...]:
        beside = self._beside if beside is None else beside
        return self._edition.listed(kind, self._locale, beside=beside)


def _line(original: str, untold: str, alone: str, marked: str) -> str:
    """A line with its original behind it as a whole, so that neither is read in pieces."""
    if untold == original:
        return original
    return with_original(alone, original) if marked != alone else alone


def _card(card: Card, movement: Tree, variant: Mapping[str, Any]) -> Card:
    return replace(
        card,
        name=movement["name"],
        summary=movement["summary"],
        instructions=tuple(step["text"] for step in variant["steps"]),
        lines=tuple(
            Line(line.kind, cue["text"])
            for line, cue in zip(card.lines, variant["cues"], strict=True)
        ),
        cautions=tuple(
            replace(caution, text=same["text"], who=same["who"])
            for caution, same in zip(card.cautions, variant["cautions"], strict=True)
        ),
        eases=tuple(
            Ease(link["movement"], link["reason"])
            for link in movement["relations"]
            if link["kind"] in EASIER
        ),
    )
