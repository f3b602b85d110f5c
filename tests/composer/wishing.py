"""Wishes drawn from a seed: any that the API would let through, for a library of any kind."""

from dataclasses import replace
from random import Random
from typing import Any

from app.composer.cards import Library
from app.composer.wish import Area, Guidance, Lock, Pace, Share, Side, Weighted, Wish
from app.safety.rules import ENDING, PLACED
from app.vocabulary.practice import Equipment, Goal, Posture, Section
from app.vocabulary.safety import Practice

PERCENTS = (0, 5, 10, 20, 30, 40, 60)
RATIOS: tuple[tuple[int, ...] | None, ...] = (
    None,
    None,
    (1, 1),
    (4, 6),
    (4, 0, 6, 0),
    (4, 4, 4, 4),
)


class Drawing:
    """Draws wishes; each depends on the seed alone."""

    def __init__(self, library: Library, *, longest: int = 5400) -> None:
        self._known = {kind: sorted(names) for kind, names in library.known.items()}
        offered = (Practice.OFFERED, Practice.BREATH_ONLY)
        self._known["offered"] = sorted(
            slug for slug, concern in library.concerns.items() if concern.practice in offered
        )
        self._known["lasting"] = sorted(library.known["limitations"] - ENDING)
        self._postures = sorted({card.posture for card in library.cards})
        self._longest = longest

    def wish(self, seed: int) -> Wish:
        """Return the wish of this number."""
        random = Random(f"wish/{seed}")
        wish = Wish(
            **self._focus(random),
            **self._names(random),
            seconds=self._seconds(random),
            postures=self._some_postures(random),
            level=random.choice((1, 2, 2, 3, 4)),
            limitations=self._limitations(random),
            exclude_risks=self._few(random, "risk_features", (0, 0, 0, 1)),
            equipment=random.choice((None, None, tuple(sorted(Equipment)), ())),
            shares=_shares(random),
            guidance=random.choice(tuple(Guidance)),
            pace=random.choice(tuple(Pace)),
            variation=random.choice((0, 0, 1, random.randrange(1 << 31))),
            **_breath(random),
        )
        wish = replace(wish, sides=self._sides(random, wish))
        return replace(wish, areas=self._areas(random, wish))

    def _seconds(self, random: Random) -> int:
        shortest = 180
        if random.random() < 0.7:
            return random.randint(shortest, min(self._longest, 1200))
        return random.randint(shortest, self._longest)

    def _some_postures(self, random: Random) -> tuple[Posture, ...]:
        if random.random() < 0.05:
            return (random.choice(tuple(Posture)),)
        count = random.choice((1, 2, 2, 3, 3))
        return tuple(random.sample(self._postures, min(count, len(self._postures))))

    def _few(
        self, random: Random, kind: str, counts: tuple[int, ...] = (0, 0, 1, 1, 2)
    ) -> tuple[str, ...]:
        names = self._known[kind]
        return tuple(sorted(random.sample(names, min(random.choice(counts), len(names)))))

    def _focus(self, random: Random) -> dict[str, Any]:
        regions = self._few(random, "regions")
        found: dict[str, Any] = {
            "conditions": self._few(
                random, "conditions" if random.random() < 0.03 else "offered", (0, 0, 0, 1, 1, 2)
            ),
            "regions": tuple(Weighted(name, random.randint(1, 5)) for name in regions),
            "meridians": self._few(random, "meridians", (0, 0, 0, 1)),
            "acupoints": self._few(random, "acupoints", (0, 0, 0, 1)),
            "forms": self._few(random, "forms", (0, 0, 0, 1)),
            "goals": tuple(sorted(random.sample(tuple(Goal), random.choice((0, 1, 1, 2))))),
        }
        if self._known["routines"] and random.random() < 0.05:
            found["routine"] = random.choice(self._known["routines"])
        return found if any(found.values()) else {"goals": (Goal.CALM,)}

    def _names(self, random: Random) -> dict[str, Any]:
        return {
            "include": self._few(random, "movements", (*(0,) * 16, 1, 2)),
            "exclude": self._few(random, "movements", (0, 0, 0, 1, 3)),
            "locked": tuple(
                Lock(random.randint(1, 9), name)
                for name in self._few(random, "movements", (*(0,) * 19, 1))
            ),
            "likes": self._few(random, "movements", (0, 0, 2)),
            "dislikes": self._few(random, "movements", (0, 0, 2)),
            "recent": self._few(random, "movements", (0, 0, 5)),
        }

    def _limitations(self, random: Random) -> tuple[str, ...] | None:
        if random.random() < 0.25:
            return None
        kind = "limitations" if random.random() < 0.1 else "lasting"
        return self._few(random, kind, (0, 0, 0, 1, 1, 2, 3))

    def _sides(self, random: Random, wish: Wish) -> tuple[Side, ...]:
        """Mostly of limitations that may name one; some of others, where it must mean nothing."""
        named = [name for name in wish.limitations or () if random.random() < 0.5]
        return tuple(Side(name, random.choice(("left", "right"))) for name in named)

    def _areas(self, random: Random, wish: Wish) -> tuple[Area, ...]:
        placed = [name for name in wish.limitations or () if name in PLACED]
        return tuple(
            Area(name, random.choice(self._known["regions"]))
            for name in placed
            if random.random() < 0.7
        )


def _shares(random: Random) -> tuple[Share, ...]:
    if random.random() < 0.85:
        return ()
    found: list[Share] = []
    left = 100
    for section in sorted(random.sample(tuple(Section), random.randint(1, 5))):
        percent = min(left, random.choice(PERCENTS))
        found.append(Share(section, percent))
        left -= percent
    return tuple(found)


def _breath(random: Random) -> dict[str, Any]:
    if random.random() < 0.7:
        return {"breath_ratio": (4, 6)} if random.random() < 0.1 else {}
    half_breaths = random.choice((random.randint(6, 40), random.randint(9, 16)))
    return {"half_breaths_per_minute": half_breaths, "breath_ratio": random.choice(RATIOS)}
