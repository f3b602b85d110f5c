"""One small case for trying every choice: a library, a wish that it can often meet, the answer."""

from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from app.composer.choosing import Places, places
from app.composer.chosen import Plan
from app.composer.screening import screen
from app.composer.weaving import weave
from app.composer.wish import Lock, Wish
from app.vocabulary.practice import Goal, Posture
from tests.composer.brute import best_objective
from tests.composer.generated import small
from tests.composer.wishing import Drawing

MOST_KEPT = 512  # several tests look at the same first cases; a marathon at each case once


@dataclass(frozen=True, slots=True)
class Case:
    """What was asked, what the programme found, and the best objective there is."""

    wish: Wish
    plan: Plan | None
    best: int | None

    @property
    def agrees(self) -> bool:
        """True when both found the same worth, or both none."""
        return (self.plan.objective if self.plan else None) == self.best


def case(seed: int) -> Case:
    """Return the case of this number."""
    wish, groups = tried_wish(seed), places_of(seed)
    return Case(wish, weave(wish, groups), best_of(seed))


@lru_cache(MOST_KEPT)
def best_of(seed: int) -> int | None:
    """Return the best objective that trying every choice finds; the composer has no part in it."""
    return best_objective(tried_wish(seed), places_of(seed))


@lru_cache(MOST_KEPT)
def places_of(seed: int) -> Places:
    """Return what the case may choose from, in order."""
    library, wish = small(seed), tried_wish(seed)
    return places(wish, library, screen(wish, library))


@lru_cache(MOST_KEPT)
def tried_wish(seed: int) -> Wish:
    """Return a wish with several parts in its focus; a third of them for some limitation."""
    random = Random(f"tried/{seed}")
    library = small(seed)
    drawn = Drawing(library, longest=random.choice((200, 260, 320))).wish(seed)
    movements = sorted(library.known["movements"])
    postures = sorted({card.posture for card in library.cards})
    random.shuffle(postures)
    by_name = (random.choice(movements),) if random.random() < 0.15 else ()
    is_locked = random.random() < 0.3
    return replace(
        drawn,
        conditions=(),
        goals=tuple(sorted(random.sample(tuple(Goal)[:4], 2))),
        postures=tuple(postures) or (Posture.STANDING,),
        level=random.choice((2, 3, 4)),
        limitations=drawn.limitations if random.random() < 0.3 else (),
        exclude=drawn.exclude if random.random() < 0.2 else (),
        exclude_risks=(),
        equipment=None,
        include=() if is_locked else by_name,
        locked=tuple(Lock(2, name) for name in by_name if is_locked),
    )
