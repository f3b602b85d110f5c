"""Whether a wish names only what exists and keeps within its bounds, wherever it came from."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.composer.cards import Library
from app.composer.wish import LONGEST_SECONDS, SHORTEST_SECONDS, Wish

LEVELS = range(1, 5)
PACES = range(6, 41)  # half breaths a minute: 3 to 20 a minute
WEIGHTS = range(1, 6)
POSITIONS = range(1, 101)
PARTS = range(13)
SIDES = ("left", "right")
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


def strangers(wish: Wish, library: Library) -> Iterator[tuple[str, str]]:
    """Yield (field, value) for each name in the wish that this release does not know."""
    for field, kind in NAMED.items():
        for value in getattr(wish, field) or ():
            if value not in library.known[kind]:
                yield field, value
    for region in wish.regions:
        if region.slug not in library.known["regions"]:
            yield "regions", region.slug
    for lock in wish.locked:
        if lock.movement not in library.known["movements"]:
            yield "locked", lock.movement
    for side in wish.sides:
        if side.limitation not in library.known["limitations"]:
            yield "sides", side.limitation
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
        "breath_ratio": ratio is None
        or (len(ratio) in (2, 4) and all(part in PARTS for part in ratio) and all(ratio[::2])),
        "postures": 0 < len(set(wish.postures)) == len(wish.postures),
        "regions": all(region.weight in WEIGHTS for region in wish.regions),
        "locked": all(lock.position in POSITIONS for lock in wish.locked),
        "sides": all(side.side in SIDES for side in wish.sides),
        "shares": sum(percents) <= 100 and len({s.section for s in wish.shares}) == len(percents),
    }
    yield from (field for field, is_kept in bounds.items() if not is_kept)


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


def without_strangers(wish: Wish, library: Library) -> Wish:
    """Return the wish without the names that are gone; a limitation is never taken out.

    An unknown limitation stays and is judged as unknown, which leaves out more and not less.
    """
    gone = {(field, value) for field, value in strangers(wish, library)}
    kept: dict[str, Any] = {
        field: tuple(value for value in getattr(wish, field) if (field, value) not in gone)
        for field in NAMED
        if field not in ("limitations", "exclude_risks")
    }
    return replace(
        wish,
        **kept,
        regions=tuple(r for r in wish.regions if ("regions", r.slug) not in gone),
        locked=tuple(lock for lock in wish.locked if ("locked", lock.movement) not in gone),
        routine=None if ("routine", wish.routine or "") in gone else wish.routine,
    )
