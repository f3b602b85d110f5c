"""A variant that is told by how it differs from another one of the same movement."""

from collections.abc import Mapping
from typing import Any

from app.figures.authoring.document import DOCUMENT_FIELDS
from app.figures.authoring.phases import PHASE_FIELDS
from app.figures.authoring.poses import POSE_FIELDS
from app.figures.authoring.reading import fields, items, word
from app.figures.faults import BadChoreography

BASED_ON = "based_on"
DROP = "drop"
_BASED_FIELDS = (*DOCUMENT_FIELDS, BASED_ON, DROP)
Document = dict[str, Any]


def expanded(variants: Mapping[str, Mapping[str, Any]]) -> dict[str, Document]:
    """Every variant as a document that stands alone; raises BadChoreography for a circle."""
    return {slug: _stand_alone(slug, variants, ()) for slug in variants}


def _stand_alone(
    slug: str, variants: Mapping[str, Mapping[str, Any]], asking: tuple[str, ...]
) -> Document:
    told = variants[slug]
    if not isinstance(told, Mapping):
        raise BadChoreography(slug, "should be an object")
    if BASED_ON not in told:
        if DROP in told:
            raise BadChoreography(DROP, f"goes with {BASED_ON}")
        return dict(told)
    base = word(told[BASED_ON], variants, BASED_ON)
    if base in (*asking, slug):
        raise BadChoreography(BASED_ON, f"goes in a circle: {' -> '.join((*asking, slug, base))}")
    return _laid_over(
        _stand_alone(base, variants, (*asking, slug)), fields(told, _BASED_FIELDS, "")
    )


def _laid_over(base: Document, told: Mapping[str, Any]) -> Document:
    """The base without what is dropped, and with what is told in its place."""
    dropped = {
        word(name, POSE_FIELDS, f"{DROP}[{place}]")
        for place, name in enumerate(items(told.get(DROP, ()), DROP))
    }
    made = {name: value for name, value in base.items() if name not in _NOT_INHERITED}
    made["start"] = _without(base.get("start", {}), dropped)
    made["phases"] = [
        {**phase, "to": _without(phase.get("to", {}), dropped)} for phase in base["phases"]
    ]
    if "motion" in base:
        made["motion"] = [motion for motion in base["motion"] if not _moves(motion, dropped)]
    for name, value in told.items():
        if name == "start":
            made["start"] = _changed(made["start"], value)
        elif name == "phases" and isinstance(value, Mapping):
            made["phases"] = _phases(made["phases"], value)
        elif name not in (BASED_ON, DROP):
            made[name] = value
    return {name: value for name, value in made.items() if value is not None}


# What is true of one posture need not be true of another.
_NOT_INHERITED = ("expect", "accepted", "id", "title")


def _without(to: Any, dropped: set[str]) -> Any:
    if not isinstance(to, Mapping):
        return to
    return {name: value for name, value in to.items() if name not in dropped}


def _moves(motion: Mapping[str, Any], dropped: set[str]) -> bool:
    channels = [motion.get("channel", ""), *motion.get("wave", ())]
    return any(str(channel).partition(".")[0] in dropped for channel in channels)


def _changed(to: Any, value: Any) -> Any:
    """The fields of `value` in place of those of `to`; null takes a field away."""
    if not isinstance(value, Mapping) or not isinstance(to, Mapping):
        return value
    both = {**to, **value}
    return {name: told for name, told in both.items() if told is not None}


def _phases(phases: list[Any], changes: Mapping[str, Any]) -> list[Any]:
    """Phases with some of them changed by number (from 0); their `to` is changed field by field."""
    made = list(phases)
    for number, change in changes.items():
        where = f"phases[{number}]"
        if not number.isdigit() or int(number) >= len(phases):
            raise BadChoreography(where, f"the base has the phases 0 to {len(phases) - 1}")
        told = fields(change, PHASE_FIELDS, where)
        phase = {**made[int(number)], **told}
        if "to" in told:
            phase["to"] = _changed(made[int(number)].get("to", {}), told["to"])
        made[int(number)] = {name: value for name, value in phase.items() if value is not None}
    return made
