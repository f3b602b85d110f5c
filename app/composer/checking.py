"""Whether a wish names only what exists and keeps within its bounds, wherever it came from."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.composer.cards import Library
from app.composer.wish import LONGEST_SECONDS, SHORTEST_SECONDS, Weighted, Wish
from app.vocabulary.kinds import Locale

LEVELS = range(1, 5)
PACES = range(6, 41)  # half breaths a minute: 3 to 20 a minute
WEIGHTS = range(1, 6)
POSITIONS = range(1, 101)
PARTS = range(13)
SIDES = ("left", "right")
LONGEST_TO_SHORTEST = 4
SETS = (
    *("conditions", "meridians", "acupoints", "forms", "goals", "limitations", "exclude_risks"),
    *("equipment", "include", "exclude", "likes", "dislikes"),
)
NAMED = {
    "conditions": "conditions",
    "meridians": "meridians",
    "acupoints": "acupoints",
    "forms": "forms",
    "limitations": "limitations",
    "exclude_risks": "risk_features",
    "include": "movements",
    "exclude": "movements",
    "likes": "movements",
    "dislikes": "movements",
    "recent": "movements",
}
# Fields of which each part names something in one of its members.
NAMED_WITHIN = {
    "regions": ("slug", "regions"),
    "locked": ("movement", "movements"),
    "sides": ("limitation", "limitations"),
    "areas": ("region", "regions"),
}


def strangers(wish: Wish, library: Library) -> Iterator[tuple[str, str]]:
    """Yield (field, value) for each name in the wish that this release does not know."""
    for field, kind in NAMED.items():
        for value in getattr(wish, field) or ():
            if value not in library.known[kind]:
                yield field, value
    for field, (member, kind) in NAMED_WITHIN.items():
        for part in getattr(wish, field):
            if getattr(part, member) not in library.known[kind]:
                yield field, getattr(part, member)
    if wish.routine is not None and wish.routine not in library.known["routines"]:
        yield "routine", wish.routine


def out_of_bounds(wish: Wish) -> Iterator[str]:
    """Yield each field of which the value can be no wish."""
    pace, ratio = wish.half_breaths_per_minute, wish.breath_ratio
    percents = [share.percent for share in wish.shares]
    bounds = {
        "seconds": SHORTEST_SECONDS <= wish.seconds <= LONGEST_SECONDS,
        "level": wish.level in LEVELS,
        "variation": 0 <= wish.variation < 1 << 31,
        "half_breaths_per_minute": pace is None or pace in PACES,
        "breath_ratio": ratio is None or _can_be_breathed(ratio),
        "postures": 0 < len(set(wish.postures)) == len(wish.postures),
        "regions": all(region.weight in WEIGHTS for region in wish.regions),
        "locked": all(lock.position in POSITIONS for lock in wish.locked)
        and len({lock.position for lock in wish.locked}) == len(wish.locked),
        "sides": all(side.side in SIDES for side in wish.sides)
        and _is_of_limitations(wish, [side.limitation for side in wish.sides]),
        "areas": _is_of_limitations(wish, [area.limitation for area in wish.areas]),
        "lang": wish.lang in set(Locale),
        "sets": all(_is_a_set(getattr(wish, field)) for field in SETS),
        "shares": sum(percents) <= 100 and len({s.section for s in wish.shares}) == len(percents),
    }
    yield from (field for field, is_kept in bounds.items() if not is_kept)


def _can_be_breathed(ratio: tuple[int, ...]) -> bool:
    """Neither breath is a gasp beside the other, and nobody stays longer than the breath before."""
    if len(ratio) not in (2, 4) or not all(part in PARTS for part in ratio):
        return False
    breaths = ratio if len(ratio) == 2 else ratio[::2]
    stays = () if len(ratio) == 2 else ratio[1::2]
    return (
        min(breaths) > 0
        and max(breaths) <= LONGEST_TO_SHORTEST * min(breaths)
        and all(stay <= breath for stay, breath in zip(stays, breaths, strict=False))
    )


def _is_of_limitations(wish: Wish, named: list[str]) -> bool:
    """Say whether each is a declared limitation and stands there once."""
    return len(set(named)) == len(named) and set(named) <= set(wish.limitations or ())


def _is_a_set(values: tuple[str, ...] | None) -> bool:
    return values is None or list(values) == sorted(set(values))


def has_focus(wish: Wish) -> bool:
    """Say whether the wish names anything that a session could be about."""
    return any(
        (
            wish.conditions,
            wish.regions,
            wish.meridians,
            wish.acupoints,
            wish.forms,
            wish.goals,
            wish.routine,
        )
    )


def followed(wish: Wish, library: Library) -> Wish:
    """Return the wish with the slug that each renamed record has now."""

    def now(kind: str, name: str) -> str:
        return library.moved.get(kind, {}).get(name, name)

    found: dict[str, Any] = {}
    for field, kind in NAMED.items():
        values = getattr(wish, field)
        if values:
            names = dict.fromkeys(now(kind, value) for value in values)
            found[field] = tuple(sorted(names) if field in SETS else names)
    weights: dict[str, int] = {}
    for region in wish.regions:
        slug = now("regions", region.slug)
        weights[slug] = max(region.weight, weights.get(slug, 0))
    return replace(
        wish,
        **found,
        regions=tuple(Weighted(slug, weight) for slug, weight in sorted(weights.items())),
        locked=tuple(replace(one, movement=now("movements", one.movement)) for one in wish.locked),
        areas=tuple(replace(one, region=now("regions", one.region)) for one in wish.areas),
        routine=now("routines", wish.routine) if wish.routine else None,
    )


def without_strangers(wish: Wish, library: Library) -> Wish:
    """Return the wish without the names that are gone; what keeps safe is never taken out.

    An unknown limitation stays and is judged as unknown, which leaves out more and not less. A
    condition brings warnings and limitations along, so one that is gone must be asked about anew.
    """
    gone = {(field, value) for field, value in strangers(wish, library)}
    kept: dict[str, Any] = {
        field: tuple(value for value in getattr(wish, field) if (field, value) not in gone)
        for field in NAMED
        if field not in ("conditions", "limitations", "exclude_risks")
    }
    return replace(
        wish,
        **kept,
        regions=tuple(r for r in wish.regions if ("regions", r.slug) not in gone),
        locked=tuple(lock for lock in wish.locked if ("locked", lock.movement) not in gone),
        routine=None if ("routine", wish.routine or "") in gone else wish.routine,
    )
