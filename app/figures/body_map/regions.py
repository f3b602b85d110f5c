"""The body regions that the map shows, their parents, and what stands for those without a shape."""

from collections.abc import Iterable
from typing import Final

# Slug of a region, and of the region that it is part of: those of the content.
PARENTS: Final[dict[str, str | None]] = {
    "whole-body": None,
    "head-neck": "whole-body",
    "head": "head-neck",
    "face": "head",
    "eyes": "head",
    "ears": "head",
    "jaw-mouth": "head",
    "scalp": "head",
    "neck": "head-neck",
    "spine": "whole-body",
    "cervical-spine": "spine",
    "thoracic-spine": "spine",
    "lumbar-spine": "spine",
    "sacrum-coccyx": "spine",
    "trunk": "whole-body",
    "chest": "trunk",
    "upper-back": "trunk",
    "lower-back": "trunk",
    "flank": "trunk",
    "abdomen": "trunk",
    "diaphragm": "trunk",
    "pelvic-floor": "trunk",
    "pelvis": "trunk",
    "upper-limb": "whole-body",
    "shoulder-girdle": "upper-limb",
    "shoulder": "upper-limb",
    "axilla": "shoulder",
    "upper-arm": "upper-limb",
    "elbow": "upper-limb",
    "forearm": "upper-limb",
    "wrist": "upper-limb",
    "carpal-tunnel": "wrist",
    "hand": "upper-limb",
    "palm": "hand",
    "thumb": "hand",
    "fingers": "hand",
    "lower-limb": "whole-body",
    "hip": "lower-limb",
    "buttock": "lower-limb",
    "thigh": "lower-limb",
    "posterior-thigh": "thigh",
    "lateral-leg": "lower-limb",
    "knee": "lower-limb",
    "popliteal-fossa": "knee",
    "lower-leg": "lower-limb",
    "calf": "lower-leg",
    "ankle": "lower-limb",
    "foot": "lower-limb",
    "heel": "foot",
    "sole": "foot",
    "toes": "foot",
    "nervous-system": "whole-body",
    "median-nerve": "nervous-system",
    "ulnar-nerve": "nervous-system",
    "sciatic-nerve": "nervous-system",
}
# What is drawn for a region that has no shape of its own, because it lies inside or runs through.
STAND_INS: Final[dict[str, tuple[str, ...]]] = {
    "diaphragm": ("chest", "abdomen"),
    "pelvic-floor": ("pelvis", "sacrum-coccyx"),
    "carpal-tunnel": ("wrist",),
    "lateral-leg": ("thigh", "knee", "lower-leg"),
    "median-nerve": ("upper-arm", "elbow", "forearm", "wrist", "palm"),
    "ulnar-nerve": ("upper-arm", "elbow", "forearm", "wrist", "hand"),
    "sciatic-nerve": ("buttock", "posterior-thigh", "popliteal-fossa", "calf"),
    "nervous-system": ("cervical-spine", "thoracic-spine", "lumbar-spine"),
}
_UNPAIRED_TOPS: Final = frozenset({"head-neck", "spine", "trunk", "nervous-system"})
_WHOLE: Final = "whole-body"
_PAIRED: Final = frozenset({"eyes", "ears", "flank"})


def ancestors(region: str) -> tuple[str, ...]:
    """The regions that a region is part of, the nearest first; KeyError for an unknown slug."""
    found: list[str] = []
    parent = PARENTS[region]
    while parent is not None:
        found.append(parent)
        parent = PARENTS[parent]
    return tuple(found)


def is_paired(region: str) -> bool:
    """Whether the body has this region on each side."""
    if region == _WHOLE:
        return False
    return region in _PAIRED or not {region, *ancestors(region)} & _UNPAIRED_TOPS


def with_parts(wanted: Iterable[str]) -> frozenset[str]:
    """The regions whose shapes show what is wanted: its own, its parts' and its stand-ins'."""
    asked = set(wanted)
    for region in list(asked):
        asked |= set(STAND_INS.get(region, ()))
    return frozenset(
        region for region in PARENTS if region in asked or asked & set(ancestors(region))
    )
