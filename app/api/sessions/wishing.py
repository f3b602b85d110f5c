"""The body of a wish: strict, each fault with its pointer; turned into the composer's Wish."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from app.catalogue.edition import Edition
from app.composer.checking import has_focus, out_of_bounds
from app.composer.wish import Area, Guidance, Lock, Pace, Share, Side, Weighted, Wish
from app.errors import BadRequest, DaoyinError, Fault, FaultCode, Location
from app.safety.rules import EVERYONE, PLACED
from app.vocabulary.kinds import Kind, Locale
from app.vocabulary.practice import Equipment, Goal, Posture, Section
from app.web.suggesting import closest

Name = Annotated[str, Field(min_length=1, max_length=100)]
Names = Annotated[list[Name], Field(max_length=40)]
DEFAULT_MINUTES = 10
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


class Body(BaseModel):
    """Base of every body: nothing unknown passes, no type is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class RegionWish(Body):
    """A region with its weight among the regions of the wish."""

    region: Name
    weight: int = Field(default=1, ge=1, le=5)


class LockWish(Body):
    """A movement wanted as the n-th of the session, counted from 1."""

    position: int = Field(ge=1, le=100)
    movement: Name


class SidedLimitation(Body):
    """A limitation of one side, so that the other may stand alone, or of one region.

    The region of a recent fracture or of surgery that is not cleared keeps the rest of the body in
    practice; without it, it may be anywhere.
    """

    limitation: Name
    side: str | None = Field(default=None, pattern="^(left|right)$")
    area: Name | None = None


class WishBody(Body):
    """What a session should be. One focus is needed; all else has a default.

    `limitations` absent or null means that nobody was asked, which leaves out every hazard;
    `[]` means that the person was asked and declared none.
    """

    conditions: Names = []
    regions: Annotated[list[Name | RegionWish], Field(max_length=20)] = []
    meridians: Names = []
    acupoints: Names = []
    forms: Names = []
    goals: Annotated[list[Goal], Field(max_length=11)] = []
    minutes: int | None = Field(default=None, ge=3, le=90)
    seconds: int | None = Field(default=None, ge=180, le=5400)
    postures: list[Posture] = Field(
        default=[Posture.STANDING, Posture.SEATED], min_length=1, max_length=9
    )
    level: int = Field(default=2, ge=1, le=4)
    limitations: Annotated[list[Name | SidedLimitation], Field(max_length=50)] | None = None
    exclude_risks: Names = []
    equipment: Annotated[list[Equipment], Field(max_length=6)] | None = None
    breaths_per_minute: float | None = Field(default=None, ge=3, le=20, multiple_of=0.5)
    breath_ratio: list[Annotated[int, Field(ge=0, le=12)]] | None = Field(
        default=None, min_length=2, max_length=4, description="In, out; or in, stay, out, stay."
    )
    sections: dict[Section, Annotated[int, Field(ge=0, le=100)]] = {}
    include: Names = []
    exclude: Names = []
    locked: Annotated[list[LockWish], Field(max_length=40)] = []
    likes: Names = []
    dislikes: Names = []
    recent: Names = []
    guidance: Guidance = Guidance.FULL
    pace: Pace = Pace.STEADY
    variation: int = Field(default=0, ge=0, lt=1 << 31)
    lang: Locale = Locale.EN
    routine: Name | None = None


def wish_of(body: WishBody, edition: Edition) -> Wish:
    """Resolve the names of a body to slugs; raise BadRequest with every fault at once."""
    faults = [*_time_faults(body), *_lock_faults(body)]
    resolve = _Resolver(edition, faults)
    named = {field: resolve.all(kind, getattr(body, field), field) for field, kind in KINDS.items()}
    sets = {field: tuple(sorted(set(found))) for field, found in named.items()}
    wish = Wish(
        **{**sets, "recent": tuple(dict.fromkeys(named["recent"]))},
        regions=_regions(body, resolve),
        goals=tuple(sorted(set(body.goals))),
        seconds=body.seconds or (body.minutes or DEFAULT_MINUTES) * 60,
        postures=tuple(dict.fromkeys(body.postures)),
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
            for lock in body.locked
            for name in resolve.all(Kind.MOVEMENTS, [lock.movement], "locked")
        ),
        guidance=body.guidance,
        pace=body.pace,
        variation=body.variation,
        lang=body.lang.value,
        routine=next(iter(resolve.all(Kind.ROUTINES, [body.routine], "routine")), None)
        if body.routine
        else None,
    )
    if faults:
        raise BadRequest(faults)
    if not has_focus(wish):
        raise BadRequest([_fault("conditions", FaultCode.MISSING, NO_FOCUS, "")])
    if strange := [_fault(name, FaultCode.INVALID, NOT_A_WISH) for name in out_of_bounds(wish)]:
        raise BadRequest(strange)
    return wish


NO_FOCUS = (
    "Name at least one focus: conditions, regions, meridians, acupoints, forms, goals or routine."
)
NOT_A_WISH = "Its parts do not go together."
BOTH = "Give minutes or seconds, not both."
UNKNOWN = "There is nothing by that name here."
NO_AREA = "This limitation has no area; leave it out."
NO_SIDE = "This limitation names no side; give it as a plain word."
TAKEN = "Another movement is locked at this position."


class _Resolver:
    """Turns names into slugs and gathers what it does not know."""

    def __init__(self, edition: Edition, faults: list[Fault]) -> None:
        self._edition = edition
        self._faults = faults

    def all(self, kind: Kind, names: list[str], field: str) -> list[str]:
        return list(self._each(kind, names, field))

    def _each(self, kind: Kind, names: list[str], field: str) -> Iterator[str]:
        for index, name in enumerate(names):
            try:
                yield self._edition.resolve(kind, name)
            except DaoyinError:
                near = closest(name, self._edition.shelf(kind).slugs)
                self._refuse(field, index, near)

    def codes(self, names: list[str], field: str, known: Any) -> tuple[str, ...]:
        for index, name in enumerate(names):
            if name not in known:
                self._refuse(field, index, closest(name, sorted(known)))
        return tuple(sorted(set(names)))

    def limitation(self, name: str, index: int) -> str:
        known = self._edition.book.limitations - {EVERYONE}
        if name not in known:
            self._refuse("limitations", index, closest(name, sorted(known)))
        return name

    def sided(self, item: SidedLimitation, index: int) -> str:
        """Only a limitation that may name a side or a place takes one; else nobody heeds it."""
        name = self.limitation(item.limitation, index)
        book = self._edition.book
        if item.side and name in book.limitations and name not in book.sided:
            pointer = f"/limitations/{index}/side"
            self._faults.append(_fault("side", FaultCode.NOT_ALLOWED, NO_SIDE, pointer))
        if item.area and name in book.limitations and name not in PLACED:
            pointer = f"/limitations/{index}/area"
            self._faults.append(_fault("area", FaultCode.NOT_ALLOWED, NO_AREA, pointer))
        return name

    def _refuse(self, field: str, index: int, near: str | None) -> None:
        pointer = f"/{field}/{index}" if field != "routine" else "/routine"
        self._faults.append(_fault(field, FaultCode.NOT_ALLOWED, UNKNOWN, pointer, near))


def _regions(body: WishBody, resolve: _Resolver) -> tuple[Weighted, ...]:
    weights: dict[str, int] = {}
    for item in body.regions:
        name, weight = (item, 1) if isinstance(item, str) else (item.region, item.weight)
        for slug in resolve.all(Kind.REGIONS, [name], "regions"):
            weights[slug] = max(weight, weights.get(slug, 0))
    return tuple(Weighted(slug, weight) for slug, weight in sorted(weights.items()))


def _limitations(body: WishBody, resolve: _Resolver) -> tuple[str, ...] | None:
    if body.limitations is None:
        return None
    names = {
        resolve.limitation(item, index) if isinstance(item, str) else resolve.sided(item, index)
        for index, item in enumerate(body.limitations)
    }
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


def _areas(body: WishBody, resolve: _Resolver) -> tuple[Area, ...]:
    """The regions named; a limitation of several places, or also of none, keeps none of them."""
    named: dict[str, set[str]] = {}
    for item in body.limitations or ():
        if isinstance(item, str):
            named.setdefault(item, set()).add("")
        else:
            found = resolve.all(Kind.REGIONS, [item.area], "limitations") if item.area else [""]
            named.setdefault(item.limitation, set()).update(found)
    return tuple(
        Area(limitation, region)
        for limitation, regions in sorted(named.items())
        for region in regions
        if len(regions) == 1 and region
    )


def _half_breaths(body: WishBody) -> int | None:
    return None if body.breaths_per_minute is None else int(body.breaths_per_minute * 2)


def _time_faults(body: WishBody) -> Iterator[Fault]:
    if body.minutes is not None and body.seconds is not None:
        yield _fault("seconds", FaultCode.INVALID, BOTH)


def _lock_faults(body: WishBody) -> Iterator[Fault]:
    taken: set[int] = set()
    for index, lock in enumerate(body.locked):
        if lock.position in taken:
            yield _fault("position", FaultCode.REPEATED, TAKEN, f"/locked/{index}/position")
        taken.add(lock.position)


def _fault(
    name: str, code: FaultCode, reason: str, pointer: str | None = None, near: str | None = None
) -> Fault:
    where = f"/{name}" if pointer is None else pointer
    return Fault(name, reason, code, Location.BODY, (), near, where)
