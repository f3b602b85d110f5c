"""Rules on choreographies: whose they are and what they name; whether anybody can dance them is
judged in `app.figures.checks`.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from app.figures.authoring.basing import BASED_ON, expanded
from app.figures.faults import BadChoreography
from app.seeding.check.rule import Check, Path
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.seeding.rows import authored
from app.vocabulary.kinds import Kind

STEP_FIELDS = ("step", "mirrored_step")


class Written(NamedTuple):
    """A choreography as its author wrote it, among those of its movement, with its variant; None
    where the movement has no such variant.
    """

    place: Place
    slug: str
    document: dict[str, Any]
    siblings: dict[str, dict[str, Any]]
    variant: Any

    def spot(self, *path: str | int) -> Path:
        """Where a field of it stands in the file."""
        return ("variants", self.slug, *path)


def choreographed_variants_exist(content: Content) -> Iterator[Fault]:
    """A choreography is of a posture variant of its movement."""
    for one in _each(content):
        if one.variant is None:
            message = f"the movement has no variant {one.slug}"
            yield one.place.fault("choreographed-variants-exist", message, *one.spot())


def bases_exist(content: Content) -> Iterator[Fault]:
    """A choreography that is based on another one changes phases that are there, in no circle."""
    for one in _each(content):
        try:
            _whole(one)
        except BadChoreography as fault:
            yield one.place.fault("bases-exist", str(fault), *one.spot(BASED_ON))


def choreographed_steps_exist(content: Content) -> Iterator[Fault]:
    """A phase names a step that the variant has written."""
    for one in _each(content):
        if one.variant is None:
            continue
        try:
            phases = _whole(one)["phases"]
        except BadChoreography:
            continue
        for index, phase in enumerate(phases):
            for name in STEP_FIELDS:
                if (phase.get(name) or 0) > len(one.variant.steps):
                    message = f"{one.slug} has {len(one.variant.steps)} steps"
                    spot = one.spot(*_told_at(one, index, name))
                    yield one.place.fault("choreographed-steps-exist", message, *spot)


def shown_points_exist(content: Content) -> Iterator[Fault]:
    """A point that a choreography shows is one of our acupoints."""
    codes = {point.code for point in content.of(Kind.ACUPOINTS).values()}
    for one in _each(content):
        for index, code in enumerate(one.document.get("points") or ()):
            if code not in codes:
                spot = one.spot("points", index)
                yield one.place.fault("shown-points-exist", f"there is no {code}", *spot)


def _each(content: Content) -> Iterator[Written]:
    """Yield every choreography; that a movement does not exist is told as a dead link."""
    for some, place in content.each_plain("choreographies"):
        movement = content.of(Kind.MOVEMENTS).get(some.movement)
        if movement is None:
            continue
        variants = {variant.slug: variant for variant in movement.variants}
        siblings = authored(some)
        for slug, document in siblings.items():
            yield Written(place, slug, document, siblings, variants.get(slug))


def _told_at(one: Written, index: int, name: str) -> Path:
    """Where a field of a phase is told: in the document, or in the one that it is based on."""
    told = one.document.get("phases", {})
    if isinstance(told, list):
        return ("phases", index, name)
    key = str(index)
    return ("phases", key, name) if name in told.get(key, {}) else (BASED_ON,)


def _whole(one: Written) -> dict[str, Any]:
    """Return the document standing alone; raises BadChoreography for what its own bases break."""
    chain, at = [one.slug], one.document.get(BASED_ON)
    while at in one.siblings and at not in chain:
        chain.append(at)
        at = one.siblings[at].get(BASED_ON)
    return expanded({slug: one.siblings[slug] for slug in chain})[one.slug]


RULES: tuple[Check, ...] = (
    choreographed_variants_exist,
    bases_exist,
    choreographed_steps_exist,
    shown_points_exist,
)
