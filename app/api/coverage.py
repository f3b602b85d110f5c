"""What is there and what is missing, counted from the live release; gaps are told, not hidden."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.api.fields import Read
from app.api.listing import LanguageQuery
from app.api.providing import LiveEdition
from app.api.refusals import OF_A_QUERY
from app.api.rendering import dumps
from app.catalogue.completeness import told_counts
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.safety.rules import EVERYONE
from app.vocabulary.kinds import Kind, Locale, PlainKind
from app.vocabulary.practice import Posture
from app.vocabulary.safety import Scope
from app.web.document import responses
from app.web.routes import LeanRoute

OTHERS = [locale.value for locale in Locale if locale is not Locale.EN]
router = APIRouter(route_class=LeanRoute, tags=["coverage"])


class KindCoverageRead(Read):
    """`filled` counts, field by field, the records in which the field holds something."""

    kind: Kind
    total: int
    filled: dict[str, int]
    assessed_by: dict[str, int]
    translated: dict[str, int]


class ListCoverageRead(Read):
    """Texts that people read in a list beside the records; `translated` counts them by language.

    `assessed` counts those of them of which somebody has assessed the translation.
    """

    list: PlainKind
    texts: int
    translated: dict[str, int]
    assessed: dict[str, int]


class CellCoverageRead(Read):
    """Pairs of limitation and risk feature by what is known; the rest is unknown.

    Cells of `everyone` are no pairs: they hold whatever was declared.
    """

    pairs: int
    known: dict[str, int]
    served_as_unknown: int
    inferred: int
    unknown: int


class MissingMovementRead(Read):
    """A movement that a form names and that is not served yet."""

    form: str
    position: int | None
    name: str


class FigureCoverageRead(Read):
    """How many posture variants of movements there are in a posture, and how many are drawn."""

    posture: Posture
    variants: int
    drawn: int


class CoverageRead(Read):
    kinds: list[KindCoverageRead]
    lists: list[ListCoverageRead]
    cells: CellCoverageRead
    figures: list[FigureCoverageRead]
    movements_not_served: list[MissingMovementRead]


@router.get(
    "/coverage",
    operation_id="get_coverage",
    summary="What is covered and what is missing",
    description=(
        "Counts by kind and field, known and unknown safety cells, figures drawn in each posture, "
        "movements not served."
    ),
    response_model=CoverageRead,
    responses=responses(*OF_A_QUERY),
)
async def get_coverage(edition: LiveEdition, query: Annotated[LanguageQuery, Query()]) -> bytes:
    """Return the counts of the live release."""
    found: bytes | None = edition.memo.get("coverage")
    if found is None:
        whole = {
            "kinds": [_kind(edition, kind) for kind in Kind],
            "lists": [_list(edition, kind) for kind in PlainKind],
            "cells": _cells(edition),
            "figures": list(_figures(edition)),
            "movements_not_served": list(_missing(edition)),
        }
        checked = CoverageRead.shaped(whole)
        found = edition.memo["coverage"] = dumps(checked)
    return found


def _kind(edition: Edition, kind: Kind) -> dict[str, Any]:
    trees = edition.shelf(kind).trees
    filled: Counter[str] = Counter()
    for tree in trees.values():
        filled.update(name for name, value in tree.items() if value not in (None, [], "", {}))
    locales = Counter(
        locale
        for by_locale in edition.translations.get(kind.value, {}).values()
        for locale in by_locale
    )
    return {
        "kind": kind.value,
        "total": len(trees),
        "filled": dict(sorted(filled.items())),
        "assessed_by": dict(sorted(Counter(t["assessed_by"] for t in trees.values()).items())),
        "translated": {locale: locales[locale] for locale in OTHERS},
    }


def _list(edition: Edition, kind: PlainKind) -> dict[str, Any]:
    counts = told_counts(edition, kind)
    return {
        "list": kind.value,
        "texts": counts.texts,
        "translated": {locale: counts.translated[locale] for locale in OTHERS},
        "assessed": {locale: counts.assessed[locale] for locale in OTHERS},
    }


def _cells(edition: Edition) -> dict[str, Any]:
    cells: tuple[Tree, ...] = edition.plain["cells"]
    pairs = len(edition.book.limitations - {EVERYONE}) * sum(
        scope in (Scope.VARIANT, Scope.WISH, Scope.SESSION)
        for scope in edition.book.scopes.values()
    )
    own = [cell for cell in cells if cell["limitation"] != EVERYONE]
    served = [cell for cell in own if not cell["served_as_unknown"]]
    return {
        "pairs": pairs,
        "known": dict(sorted(Counter(cell["cell"] for cell in served).items())),
        "served_as_unknown": len(own) - len(served),
        "inferred": sum(cell["inference"] for cell in served),
        "unknown": pairs - len(served),
    }


def _figures(edition: Edition) -> Iterator[dict[str, Any]]:
    all_of_them: Counter[str] = Counter()
    drawn: Counter[str] = Counter()
    for slug, tree in edition.shelf(Kind.MOVEMENTS).trees.items():
        for variant in tree["variants"]:
            all_of_them[variant["posture"]] += 1
            drawn[variant["posture"]] += variant["slug"] in edition.choreographies.get(slug, {})
    for posture, count in sorted(all_of_them.items()):
        yield {"posture": posture, "variants": count, "drawn": drawn[posture]}


def _missing(edition: Edition) -> Any:
    for slug, form in edition.shelf(Kind.FORMS).trees.items():
        for entry in form["movements"]:
            if entry["movement"] is None:
                yield {"form": slug, "position": entry["position"], "name": entry["name"]}
