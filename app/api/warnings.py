"""Red flags and stop rules as they stand first in answers; never cut, never behind a link."""

from collections.abc import Iterable
from typing import Any

from app.api.embedding import embed, ref, refs
from app.catalogue.conditions import URGENCIES
from app.catalogue.edition import Edition
from app.catalogue.warned import red_flags_in
from app.vocabulary.kinds import Kind, PlainKind
from app.vocabulary.safety import Urgency


def seek_care_if(
    edition: Edition, conditions: Iterable[str], locale: str = "en"
) -> list[dict[str, Any]]:
    """Return the red flags of conditions, own and inherited, the most urgent first, each once."""
    told: list[dict[str, Any]] = []
    seen: set[tuple[str, ...]] = set()
    for condition in conditions:
        for heir, flag, same in red_flags_in(edition, condition, locale):
            mark = (flag["level"], flag["action"], *flag["signs"])
            if mark in seen:
                continue
            seen.add(mark)
            told.append(
                {
                    "level": flag["level"],
                    "action": same["action"],
                    "signs": same["signs"],
                    "inherited_from": ref(edition, Kind.CONDITIONS, heir, locale) if heir else None,
                    "sources": refs(edition, Kind.SOURCES, flag["sources"], locale),
                    "inference": flag["inference"],
                }
            )
    return sorted(told, key=lambda flag: URGENCIES[Urgency(flag["level"])])


def emergencies(flags: Iterable[dict[str, Any]]) -> list[str]:
    """Return what to do at the emergencies among the flags, each action once."""
    actions = (flag["action"] for flag in flags if flag["level"] == Urgency.EMERGENCY)
    return list(dict.fromkeys(actions))


def safety_text(edition: Edition, code: str, locale: str = "en") -> dict[str, Any]:
    """Return one of the texts that stand above all content."""
    key = ("safety_text", code, locale)
    found: dict[str, Any] | None = edition.memo.get(key)
    if found is None:
        texts = {text["code"]: text for text in edition.listed(PlainKind.SAFETY_TEXTS, locale)}
        found = edition.memo[key] = embed(edition, dict(texts[code]), locale)
    return found


def stop_if(edition: Edition, locale: str = "en") -> dict[str, Any]:
    """Return the universal stop rules."""
    return safety_text(edition, "universal", locale)
