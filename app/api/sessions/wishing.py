"""Turns the body of a wish into the composer's Wish; every fault is told at once."""

from collections.abc import Iterable

from app.api.sessions.agreeing import disagreements
from app.api.sessions.bodies import PostureGroup, WishBody
from app.api.sessions.naming import Resolver
from app.catalogue.edition import Edition
from app.composer.checking import out_of_bounds
from app.composer.leads import FLOOR
from app.composer.wish import Area, Lock, Share, Side, Weighted, Wish
from app.errors import BadRequest, Fault
from app.safety.rules import PLACED
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Posture

DEFAULT_MINUTES = 10
GROUPS = {PostureGroup.FLOOR: tuple(posture for posture in Posture if posture in FLOOR)}
KINDS = {
    "conditions": Kind.CONDITIONS,
    "meridians": Kind.MERIDIANS,
    "acupoints": Kind.ACUPOINTS,
    "forms": Kind.FORMS,
    "include": Kind.MOVEMENTS,
    "exclude": Kind.MOVEMENTS,
    "likes": Kind.MOVEMENTS,
    "dislikes": Kind.MOVEMENTS,
    "recent": Kind.MOVEMENTS,
}
STRANGE = "It cannot be a part of a wish."


def wish_of(body: WishBody, edition: Edition) -> Wish:
    """Resolve the names of a body to slugs; raise BadRequest with every fault at once."""
    faults = [*disagreements(body)]
    resolve = Resolver(edition, faults)
    named = {field: resolve.all(kind, getattr(body, field), field) for field, kind in KINDS.items()}
    sets = {field: tuple(sorted(set(found))) for field, found in named.items()}
    wish = Wish(
        **{**sets, "recent": tuple(dict.fromkeys(named["recent"]))},
        regions=_regions(body, resolve),
        goals=tuple(sorted(set(body.goals))),
        seconds=body.seconds or (body.minutes or DEFAULT_MINUTES) * 60,
        postures=_postures(body),
        level=body.level,
        limitations=_limitations(body, resolve),
        sides=_sides(body),
        areas=_areas(body, resolve),
        exclude_risks=resolve.codes(body.exclude_risks, "exclude_risks", edition.book.scopes),
        equipment=None if body.equipment is None else tuple(sorted(set(body.equipment))),
        half_breaths_per_minute=_half_breaths(body),
        breath_ratio=None if body.breath_ratio is None else tuple(body.breath_ratio),
        shares=tuple(Share(name, percent) for name, percent in sorted(body.sections.items())),
        locked=tuple(
            Lock(lock.position, name)
            for index, lock in enumerate(body.locked)
            for name in resolve.one(
                Kind.MOVEMENTS, lock.movement, "movement", f"/locked/{index}/movement"
            )
        ),
        guidance=body.guidance,
        pace=body.pace,
        variation=body.variation,
        lang=body.lang.value,
        routine=next(resolve.one(Kind.ROUTINES, body.routine, "routine", "/routine"), None)
        if body.routine
        else None,
    )
    if faults:
        raise BadRequest(faults)
    if strange := [Fault.in_body(name, STRANGE) for name in out_of_bounds(wish)]:
        raise BadRequest(strange)
    return wish


def _regions(body: WishBody, resolve: Resolver) -> tuple[Weighted, ...]:
    weights: dict[str, int] = {}
    for index, item in enumerate(body.regions):
        pointer = f"/regions/{index}"
        if isinstance(item, str):
            weight, found = 1, resolve.one(Kind.REGIONS, item, "regions", pointer)
        else:
            place = f"{pointer}/region"
            weight, found = item.weight, resolve.one(Kind.REGIONS, item.region, "region", place)
        for slug in found:
            weights[slug] = max(weight, weights.get(slug, 0))
    return tuple(Weighted(slug, weight) for slug, weight in sorted(weights.items()))


def _limitations(body: WishBody, resolve: Resolver) -> tuple[str, ...] | None:
    if body.limitations is None:
        return None
    names = {resolve.limitation(item, index) for index, item in enumerate(body.limitations)}
    return tuple(sorted(names))


def _sides(body: WishBody) -> tuple[Side, ...]:
    """The sides named; a limitation named on both sides, or also without one, names none."""
    bare = {item for item in body.limitations or () if isinstance(item, str)}
    sided: dict[str, set[str]] = {}
    for item in body.limitations or ():
        if not isinstance(item, str):
            sided.setdefault(item.limitation, set()).add(item.side or "")
    return tuple(
        Side(name, side)
        for name, sides in sorted(sided.items())
        for side in sides
        if len(sides) == 1 and side and name not in bare
    )


def _areas(body: WishBody, resolve: Resolver) -> tuple[Area, ...]:
    """The regions named; a limitation of several places, or also of none, keeps none of them."""
    named: dict[str, set[str]] = {}
    for index, item in enumerate(body.limitations or ()):
        if isinstance(item, str):
            named.setdefault(item, set()).add("")
        else:
            pointer = f"/limitations/{index}/area"
            # Where a limitation takes no area, that is told and the area is not looked up.
            found: Iterable[str] = [""]
            if item.area and item.limitation in PLACED:
                found = resolve.one(Kind.REGIONS, item.area, "area", pointer)
            named.setdefault(item.limitation, set()).update(found)
    return tuple(
        Area(limitation, region)
        for limitation, regions in sorted(named.items())
        for region in regions
        if len(regions) == 1 and region
    )


def _postures(body: WishBody) -> tuple[Posture, ...]:
    """The postures, each once; those of a group in the order of the vocabulary."""
    found = tuple(dict.fromkeys(one for posture in body.postures for one in _each(posture)))
    if body.routine and "postures" in body.model_fields_set and found == Wish().postures:
        # A routine has an order of its own, so that order tells these from postures left out.
        return found[::-1]
    return found


def _each(posture: Posture | PostureGroup) -> tuple[Posture, ...]:
    return GROUPS[posture] if isinstance(posture, PostureGroup) else (posture,)


def _half_breaths(body: WishBody) -> int | None:
    return None if body.breaths_per_minute is None else int(body.breaths_per_minute * 2)
