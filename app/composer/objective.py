"""What a good session is worth, as whole numbers that add up over its steps; docs/composer.md
argues for each.
"""

from hashlib import blake2s

from app.composer.cards import Card, Library
from app.composer.wish import Wish
from app.vocabulary.evidence import Verdict
from app.vocabulary.safety import Practice

BASE = 10
LIKED, DISLIKED, RECENT, MODIFIED, NOT_ASSESSED = 12, -8, -6, -2, -3
NOISE = 15  # how far a variation moves a movement's worth: less than two points of fit

BEGINNING = 1500
POSTURE_CHANGE = 3000
OFF_SHARE_PER_SECOND = 12
SLACK_PER_SECOND = 20
COVERED = 4000
MOST_COVERED = 4  # parts of a focus that count once more when the main part meets them
GENTLEST_WORTH = 1


def focus(wish: Wish) -> tuple[str, ...]:
    """Return every part of the focus, as kind/slug."""
    parts = [f"conditions/{slug}" for slug in wish.conditions]
    parts += [f"regions/{region.slug}" for region in wish.regions]
    parts += [f"meridians/{slug}" for slug in wish.meridians]
    parts += [f"acupoints/{slug}" for slug in wish.acupoints]
    parts += [f"forms/{slug}" for slug in wish.forms]
    return (*parts, *(f"goals/{goal}" for goal in wish.goals))


def fit(card: Card, wish: Wish, library: Library) -> int:
    """How well a movement meets the focus: the sum over the parts of the wish that it meets."""
    return sum(weight for _, weight in met(card, wish, library))


def met(card: Card, wish: Wish, library: Library) -> tuple[tuple[str, int], ...]:
    """Return (part of the wish, points) for each part that a movement meets."""
    asked = (
        wish.conditions,
        wish.regions,
        wish.meridians,
        wish.acupoints,
        wish.forms,
        wish.goals,
    )
    by_card: dict[tuple[str, str], tuple[tuple[str, int], ...]]
    by_card = library.remember(("met", asked), dict)
    found = by_card.get(card.key)
    if found is None:
        found = by_card[card.key] = tuple(_met(card, wish, library))
    return found


def _met(card: Card, wish: Wish, library: Library) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for condition in wish.conditions:
        found.append((f"conditions/{condition}", _condition_points(card, condition, library)))
    for region in wish.regions:
        points = 4 if region.slug in card.moves else 2 if region.slug in card.attends else 0
        found.append((f"regions/{region.slug}", points * region.weight))
    touched = {touch.acupoint for touch in card.points}
    found += [(f"meridians/{slug}", 3 * (slug in card.meridians)) for slug in wish.meridians]
    found += [(f"acupoints/{slug}", 4 * (slug in touched)) for slug in wish.acupoints]
    found += [(f"forms/{slug}", 4 * (slug in card.forms)) for slug in wish.forms]
    found += [(f"goals/{goal}", 3 * (goal in card.goals)) for goal in wish.goals]
    return [(part, points) for part, points in found if points]


def _condition_points(card: Card, condition: str, library: Library) -> int:
    concern = library.concerns[condition]
    named = concern.named.get(card.key) or concern.named.get((card.movement, None))
    if named:
        return 6 if named.verdict is Verdict.USED_IN_A_TRIAL_PROGRAMME else 5
    if card.movement in concern.practised:
        return 4
    if card.is_breath_only and concern.practice is Practice.BREATH_ONLY:
        return 2
    if card.moves & concern.regions:
        return 2
    return 1 if card.attends & concern.regions else 0


def worth(
    card: Card, wish: Wish, library: Library, *, is_modified: bool, is_unassessed: bool
) -> int:
    """Points for a second of the movement, before diminishing returns; at least one."""
    plain = plain_worth(card, wish, library, is_modified=is_modified, is_unassessed=is_unassessed)
    return varied(plain, noise(wish.variation, card.movement))


def plain_worth(
    card: Card, wish: Wish, library: Library, *, is_modified: bool, is_unassessed: bool
) -> int:
    """Points for a second before any variation; they may be less than one."""
    points = BASE + 10 * fit(card, wish, library)
    points += LIKED * (card.movement in wish.likes) + DISLIKED * (card.movement in wish.dislikes)
    points += RECENT * (card.movement in wish.recent)
    return points + MODIFIED * is_modified + NOT_ASSESSED * is_unassessed


def varied(points: int, more: int) -> int:
    """Points for a second with the noise of a variation; at least one."""
    return max(GENTLEST_WORTH, points + more)


def noise(variation: int, movement: str) -> int:
    """Return what a variation adds: 0 for variation 0, else a hash of both, 0..NOISE."""
    if variation == 0:
        return 0
    digest = blake2s(f"{variation}/{movement}".encode(), digest_size=4).digest()
    return int.from_bytes(digest) % (NOISE + 1)


def weight(seconds: int, usual: int) -> int:
    """Return how a dose counts: full worth up to the usual dose, a quarter of it beyond."""
    beyond = max(0, seconds - usual)
    return 4 * (seconds - beyond) + beyond


def value(points: int, weighed: int) -> int:
    """Return what a dose is worth, from the worth of a second and the weight of its seconds.

    Each movement costs something to begin, so that a session has a few movements done properly
    and not many begun. It is never worth less than nothing.
    """
    return max(1, points * weighed - BEGINNING)
