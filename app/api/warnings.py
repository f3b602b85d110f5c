"""Red flags and stop rules as they stand first in answers; never cut, never behind a link."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.api.embedding import embed, ref, refs
from app.api.translating import translated
from app.catalogue.conditions import URGENCIES, red_flags
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Urgency


def seek_care_if(
    edition: Edition, conditions: Iterable[str], locale: str = "en"
) -> list[dict[str, Any]]:
    """Return the red flags of conditions, own and inherited, the most urgent first, each once."""
    trees = _conditions(edition, locale)
    told: list[dict[str, Any]] = []
    seen: set[tuple[str, ...]] = set()
    for condition in conditions:
        for heir, flag in red_flags(condition, trees):
            mark = (flag["level"], flag["action"], *flag["signs"])
            if mark in seen:
                continue
            seen.add(mark)
            told.append(
                {
                    "level": flag["level"],
                    "action": flag["action"],
                    "signs": flag["signs"],
                    "inherited_from": ref(edition, Kind.CONDITIONS, heir) if heir else None,
                    "sources": refs(edition, Kind.SOURCES, flag["sources"]),
                    "inference": flag["inference"],
                }
            )
    return sorted(told, key=lambda flag: URGENCIES[Urgency(flag["level"])])


def _conditions(edition: Edition, locale: str) -> Mapping[str, Tree]:
    """All conditions in a language, made once: each may hand its red flags on to others."""
    trees = edition.shelf(Kind.CONDITIONS).trees
    if locale == "en":
        return trees
    found: Mapping[str, Tree] | None = edition.memo.get(("conditions", locale))
    if found is None:
        found = edition.memo["conditions", locale] = {
            slug: translated(tree, edition.texts(Kind.CONDITIONS, slug, locale))
            for slug, tree in trees.items()
        }
    return found


def emergencies(flags: Iterable[dict[str, Any]]) -> list[str]:
    """Return what to do at the emergencies among the flags, each action once."""
    actions = (flag["action"] for flag in flags if flag["level"] == Urgency.EMERGENCY)
    return list(dict.fromkeys(actions))


def safety_text(edition: Edition, code: str) -> dict[str, Any]:
    """Return one of the texts that stand above all content."""
    for text in edition.plain["safety_texts"]:
        if text["code"] == code:
            found: dict[str, Any] = embed(edition, dict(text))
            return found
    raise LookupError(code)


def stop_if(edition: Edition) -> dict[str, Any]:
    """Return the universal stop rules."""
    return safety_text(edition, "universal")
