"""The atlas: where each acupoint lies and through which points each channel runs, read from data.

The document says it as the books do: from a landmark so many cun up, out or forward, or so far on
the way between two landmarks. Its format is `acupoint-places/1`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, get_args

from app.figures.body_map.eye import Look
from app.figures.body_map.surfaces.surface import Way
from app.figures.skeleton import LEFT, RIGHT, Side

FORMAT: Final = "acupoint-places/1"
_FILE: Final = Path(__file__).with_name("points.json")
WAYS: Final[tuple[Way, ...]] = get_args(Way)
LOOKS: Final[tuple[Look, ...]] = get_args(Look)
_PLACE_FIELDS: Final = frozenset(
    {"on", "from", "to", "share", "bow", "level", "angle", "aside", "midline", *WAYS}
)
_POINT_FIELDS: Final = frozenset({"code", "midline", "side", "hidden", "seen", "places"})


class AtlasFault(ValueError):
    """The document of the atlas does not say what it must; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place as the document tells it.

    `start` and `end` are landmarks of the surface `on`, or codes of points that lie on it too;
    the place lies `share` of the way from one to the other, the way bowed by `bow` cm to its left.
    `level` takes the height (or share of the bone) from yet another landmark. `steps` are cun.
    `angle` is degrees round a limb. `aside` are two small corrections in the surface's own units.
    """

    on: str
    start: str
    end: str | None = None
    share: float = 0.0
    bow: float = 0.0
    level: str | None = None
    steps: tuple[tuple[Way, float], ...] = ()
    angle: float | None = None
    aside: tuple[float, float] = (0.0, 0.0)
    is_midline: bool = False

    def with_share(self, share: float) -> "Place":
        """The place after only this share of its cun; 0 is the landmark that they start from."""
        return replace(self, steps=tuple((way, cun * share) for way, cun in self.steps))


@dataclass(frozen=True, slots=True)
class PointPlaces:
    """An acupoint: one place, or several for a group of points under one code.

    `is_midline` has one of it only; `only_side` lies on one side only; else both sides have it.
    `hidden` says in words where it lies when no eye from outside sees it. `seen` names the looks
    in which it is drawn when the surface alone does not settle that.
    """

    code: str
    places: tuple[Place, ...]
    is_midline: bool = False
    only_side: Side | None = None
    hidden: str | None = None
    seen: tuple[Look, ...] | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """A meridian: lines, each through codes of points and, where it has none, through places."""

    slug: str
    lines: tuple[tuple[str | Place, ...], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every point of the channel once, in order."""
        return tuple(
            dict.fromkeys(stop for line in self.lines for stop in line if isinstance(stop, str))
        )


@dataclass(frozen=True, slots=True)
class Atlas:
    points: Mapping[str, PointPlaces]
    channels: Mapping[str, Channel]
    channel_of: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def standard_atlas() -> Atlas:
    """The atlas that comes with this package; it lies beside the code whose landmarks it names."""
    return read_atlas(json.loads(_FILE.read_text(encoding="utf-8")))


def read_atlas(document: Mapping[str, Any]) -> Atlas:
    """Read a document of the format; AtlasFault for anything that it does not know."""
    if document.get("format") != FORMAT:
        raise AtlasFault(f"the format is {document.get('format')!r}, not {FORMAT!r}")
    points = {point.code: point for point in map(_point, document["points"])}
    channels = {channel.slug: channel for channel in map(_channel, document["channels"])}
    for channel in channels.values():
        for code in channel.codes:
            if code not in points:
                raise AtlasFault(f"channel {channel.slug}: no place for {code}")
    channel_of = {code: slug for slug, channel in channels.items() for code in channel.codes}
    return Atlas(points, channels, channel_of)


def _point(entry: Mapping[str, Any]) -> PointPlaces:
    code = str(entry.get("code"))
    _refuse_unknown(code, entry, _POINT_FIELDS)
    side = entry.get("side")
    if side not in (None, LEFT, RIGHT):
        raise AtlasFault(f"{code}: side is {side!r}")
    seen: Sequence[Look] | None = entry.get("seen")
    if seen is not None and not set(seen) <= set(LOOKS):
        raise AtlasFault(f"{code}: seen is {seen!r}")
    midline = bool(entry.get("midline", False))
    return PointPlaces(
        code=code,
        places=tuple(_place(code, place, is_midline=midline) for place in entry["places"]),
        is_midline=midline,
        only_side=side,
        hidden=entry.get("hidden"),
        seen=None if seen is None else tuple(seen),
    )


def _place(code: str, entry: Mapping[str, Any], *, is_midline: bool = False) -> Place:
    _refuse_unknown(code, entry, _PLACE_FIELDS)
    if ("to" in entry) != ("share" in entry):
        raise AtlasFault(f"{code}: `to` and `share` belong together")
    aside = entry.get("aside", (0.0, 0.0))
    return Place(
        on=str(entry["on"]),
        start=str(entry["from"]),
        end=entry.get("to"),
        share=float(entry.get("share", 0.0)),
        bow=float(entry.get("bow", 0.0)),
        level=entry.get("level"),
        steps=tuple((way, float(entry[way])) for way in WAYS if way in entry),
        angle=entry.get("angle"),
        aside=(float(aside[0]), float(aside[1])),
        is_midline=is_midline or bool(entry.get("midline", False)),
    )


def _channel(entry: Mapping[str, Any]) -> Channel:
    slug = str(entry["slug"])
    lines = tuple(
        tuple(stop if isinstance(stop, str) else _place(slug, stop) for stop in line)
        for line in entry["lines"]
    )
    return Channel(slug, lines)


def _refuse_unknown(name: str, entry: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise AtlasFault(f"{name}: unknown field {unknown[0]!r}")
