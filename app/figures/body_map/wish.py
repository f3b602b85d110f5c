"""What a caller may ask of a picture of the map, and the names that it hands in for the words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.figures.looks import Look, Palette, palette
from app.figures.skeleton import Side

Words = Mapping[str, str]


class Labels(StrEnum):
    """What is written beside the points."""

    NONE = "none"
    CODES = "codes"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class MapWish:
    """What is shown: None means all of them, an empty set none.

    `points` are codes, `channels` slugs of meridians, `highlight` codes and slugs of regions;
    a region shows its parts with it. `flagged` are codes that get a mark of their own, for
    whatever reason the caller has.
    """

    points: frozenset[str] | None = None
    channels: frozenset[str] | None = None
    regions: bool = True
    highlight: frozenset[str] = frozenset()
    labels: Labels = Labels.NONE
    flagged: frozenset[str] = frozenset()

    def key(self) -> str:
        """The wish in one line, the same for equal wishes."""
        parts = [
            "*" if chosen is None else ",".join(sorted(chosen))
            for chosen in (self.points, self.channels, self.highlight, self.flagged)
        ]
        return ";".join([*parts, self.labels, str(self.regions)])


@dataclass(frozen=True, slots=True)
class Names:
    """Names in the language of the picture: of points by code, of regions and channels by slug."""

    points: Words = field(default_factory=dict)
    regions: Words = field(default_factory=dict)
    channels: Words = field(default_factory=dict)

    def of_point(self, code: str) -> str:
        """Return the code and the name that goes with it."""
        name = self.points.get(code)
        return f"{code} {name}" if name else code

    def of_region(self, region: str) -> str:
        return self.regions.get(region, region.replace("-", " "))

    def of_channel(self, slug: str) -> str:
        return self.channels.get(slug, slug.upper())


ENGLISH: Final[Words] = {
    "map.title": "Body map: {view}",
    "map.shown": "{view}, on a standing figure. It shows {points} points, and {channels} channels.",
    "map.marked": "Marked: {names}.",
    "map.points": "Points: {names}.",
    "map.orientation": "For orientation, not for needling.",
    "map.flagged": "A square marks a point with a caution.",
    "point.title": "{name}: {view}",
    "point.shown": "A close-up of {view} with {name} marked.",
    "point.near": "Points nearby: {names}.",
    "point.hidden": "It cannot be seen from outside and is drawn as a ring.",
    "point.cun": "{number} cun",
    "side.left": "left {name}",
    "side.right": "right {name}",
    "chart.front": "the front of the body",
    "chart.back": "the back of the body",
    "chart.side": "the left side of the body",
    "chart.palm": "the palm of the left hand",
    "chart.back-of-hand": "the back of the left hand",
    "chart.top-of-foot": "the left foot from above",
    "chart.sole": "the sole of the left foot",
    "chart.outer-foot": "the outer side of the left foot",
    "chart.inner-foot": "the inner side of the left foot",
    "chart.inner-leg": "the inner side of the left leg",
    "chart.face": "the face and the front of the neck",
    "chart.side-of-head": "the left side of the head and neck",
    "chart.back-of-head": "the back of the head and neck",
    "chart.top-of-head": "the top of the head",
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a picture is drawn and in which words; `words` has every key of `ENGLISH`."""

    look: Look = field(default_factory=Look)
    words: Words = field(default_factory=lambda: ENGLISH)
    names: Names = field(default_factory=Names)
    language: str = "en"

    @property
    def colours(self) -> Palette:
        return palette(self.look)

    def of_side(self, name: str, side: Side | None) -> str:
        """A name with the side of the body, when it has one."""
        return self.words[f"side.{side}"].format(name=name) if side else name
