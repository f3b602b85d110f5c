"""Colours of the channels, each readable on the skin of the look."""

from typing import Final

from app.figures.looks import Look, Theme, palette

_CHANNELS: Final[dict[str, str]] = {
    "lu": "#56656f",
    "li": "#2f7480",
    "st": "#b45309",
    "sp": "#7d6608",
    "ht": "#b3261e",
    "si": "#c8402f",
    "bl": "#1d5aa6",
    "ki": "#2a318c",
    "pc": "#ad1457",
    "te": "#7b3f98",
    "gb": "#2e6b34",
    "lr": "#4f6f1c",
    "gv": "#4a148c",
    "cv": "#8c1d4f",
}
_NO_CHANNEL: Final = "#4e342e"
_DARK_SKIN: Final = 0.5  # relative brightness below which colours are lightened
_LIGHTENED: Final = 0.55


def channel_colour(slug: str | None, look: Look) -> str:
    """The colour of a channel, or of the points of none; black in print."""
    colours = palette(look)
    if look.theme is Theme.INK:
        return colours["line"]
    colour = _CHANNELS.get(slug or "", _NO_CHANNEL)
    return _lightened(colour) if _brightness(colours["skin"]) < _DARK_SKIN else colour


def _parts(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def _brightness(colour: str) -> float:
    red, green, blue = _parts(colour)
    return (0.3 * red + 0.59 * green + 0.11 * blue) / 255


def _lightened(colour: str) -> str:
    return "#" + "".join(
        f"{round(part + (255 - part) * _LIGHTENED):02x}" for part in _parts(colour)
    )
