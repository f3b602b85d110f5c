"""How a picture may look: theme, skin, hair, clothing and body shape, each by a name to offer.

Every colour has a name that is also a class (`q-tunic`) and a custom property (`--q-tunic`).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

Palette = dict[str, str]


class Theme(StrEnum):
    """The picture's mood; ink is for print, high contrast for eyes that need it."""

    LIGHT = "light"
    DARK = "dark"
    INK = "ink"
    HIGH_CONTRAST = "high-contrast"


class Skin(StrEnum):
    """Skin from light to dark."""

    PORCELAIN = "porcelain"
    HONEY = "honey"
    OLIVE = "olive"
    BROWN = "brown"
    DEEP = "deep"


class Hair(StrEnum):
    """How the hair is worn."""

    BUN = "bun"
    SHORT = "short"
    BOB = "bob"
    SHAVED = "shaved"


class Clothing(StrEnum):
    """The colours of jacket, trousers and sash."""

    JADE = "jade"
    PLUM = "plum"
    INDIGO = "indigo"
    OCHRE = "ochre"
    LINEN = "linen"


class Shape(StrEnum):
    """Two adult bodies and an older one."""

    SLIM = "slim"
    BROAD = "broad"
    ELDER = "elder"


@dataclass(frozen=True, slots=True)
class Look:
    """One choice of each; the front end offers the names of the five lists."""

    theme: Theme = Theme.LIGHT
    skin: Skin = Skin.HONEY
    hair: Hair = Hair.BUN
    clothing: Clothing = Clothing.JADE
    shape: Shape = Shape.SLIM

    def __str__(self) -> str:
        """The five names, for keys of caches and ids."""
        return "/".join((self.theme, self.skin, self.hair, self.clothing, self.shape))


# What the theme decides whatever the figure wears: paper, floor, things, lines and letters.
_ROOM: dict[Theme, Palette] = {
    Theme.LIGHT: {
        "ground": "#f6f2e9",
        "floor": "#ebe3d3",
        "shadow": "#57472c",
        "line": "#24363d",
        "text": "#2c3a42",
        "accent": "#b8432d",
        "prop": "#c09a68",
        "prop-shade": "#a07c4e",
        "metal": "#9aa3a8",
        "cushion": "#c9b7d6",
        "mat": "#b9cbb4",
        "wall": "#e4dac6",
        "sole": "#fbf8f1",
        "trim": "#fbf8f1",
        "shoe": "#33373f",
    },
    Theme.DARK: {
        "ground": "#17222b",
        "floor": "#22313c",
        "shadow": "#000000",
        "line": "#0b1317",
        "text": "#e6edf3",
        "accent": "#ff9d7a",
        "prop": "#8d7150",
        "prop-shade": "#6d563b",
        "metal": "#8b99a3",
        "cushion": "#6d6489",
        "mat": "#41584f",
        "wall": "#2b3b47",
        "sole": "#eef1f5",
        "trim": "#eef1f5",
        "shoe": "#aab3bd",
    },
    Theme.INK: {
        "ground": "#ffffff",
        "floor": "#f1f1f1",
        "shadow": "#000000",
        "line": "#111111",
        "text": "#111111",
        "accent": "#a3201a",
        "prop": "#f6f6f6",
        "prop-shade": "#e4e4e4",
        "metal": "#e4e4e4",
        "cushion": "#efefef",
        "mat": "#f3f3f3",
        "wall": "#ededed",
        "sole": "#ffffff",
        "trim": "#dddddd",
        "shoe": "#3a3a3a",
        "tunic": "#ffffff",
        "trousers": "#f4f4f4",
        "sash": "#c4c4c4",
        "skin": "#ffffff",
        "palm": "#ededed",
        "hair": "#4a4a4a",
    },
    Theme.HIGH_CONTRAST: {
        "ground": "#000000",
        "floor": "#262626",
        "shadow": "#ffffff",
        "line": "#000000",
        "text": "#ffffff",
        "accent": "#ffe14d",
        "prop": "#c8c8c8",
        "prop-shade": "#8f8f8f",
        "metal": "#e6e6e6",
        "cushion": "#c8b6ff",
        "mat": "#5a5a5a",
        "wall": "#3d3d3d",
        "sole": "#ffffff",
        "trim": "#ffe14d",
        "shoe": "#ffffff",
        "tunic": "#ffffff",
        "trousers": "#59c2ff",
        "sash": "#ffe14d",
        "skin": "#ffb98a",
        "palm": "#ffe9d6",
        "hair": "#9c7b5c",
    },
}

_SKIN: dict[Skin, Palette] = {
    Skin.PORCELAIN: {"skin": "#f3d3ba", "palm": "#fbe8da"},
    Skin.HONEY: {"skin": "#e6b890", "palm": "#f6dac0"},
    Skin.OLIVE: {"skin": "#cf9d6f", "palm": "#ecc9a5"},
    Skin.BROWN: {"skin": "#a06a45", "palm": "#d8a984"},
    Skin.DEEP: {"skin": "#7b4e38", "palm": "#c19072"},
}

_CLOTHING: dict[Clothing, Palette] = {
    Clothing.JADE: {"tunic": "#5b9a90", "trousers": "#3f546a", "sash": "#d9a441"},
    Clothing.PLUM: {"tunic": "#9a6b8f", "trousers": "#e3dacb", "sash": "#f0d9a6"},
    Clothing.INDIGO: {"tunic": "#5d86bd", "trousers": "#39424f", "sash": "#e7e0d2"},
    Clothing.OCHRE: {"tunic": "#d09a4a", "trousers": "#5b4a3f", "sash": "#8c3f35"},
    Clothing.LINEN: {"tunic": "#e9e1d1", "trousers": "#b9b2a4", "sash": "#6f8f76"},
}

MOUTH_OPENING = "#7a2f2a"
_HAIR_COLOUR = {Shape.SLIM: "#3b2c26", Shape.BROAD: "#2a2422", Shape.ELDER: "#c9cbcd"}
# Dark hair would vanish in a dark room.
_HAIR_IN_THE_DARK = {Shape.SLIM: "#7a5c4c", Shape.BROAD: "#665a55", Shape.ELDER: "#d6d8da"}


def room(theme: Theme) -> Palette:
    """Return the colours that a theme decides by itself."""
    return _ROOM[theme]


@lru_cache(maxsize=512)
def palette(look: Look) -> Palette:
    """Return every colour of the look by its name; a theme for print or contrast overrules."""
    colours = {
        **_CLOTHING[look.clothing],
        **_SKIN[look.skin],
        "hair": (_HAIR_IN_THE_DARK if look.theme is Theme.DARK else _HAIR_COLOUR)[look.shape],
        **_ROOM[look.theme],
    }
    if look.shape is Shape.ELDER and look.theme is Theme.INK:
        colours["hair"] = "#e9e9e9"
    colours["iris"] = colours["line"]
    colours["point"] = colours["halo"] = colours["accent"]
    colours["mouth-opening"] = MOUTH_OPENING if look.theme is not Theme.INK else colours["line"]
    return dict(sorted(colours.items()))
