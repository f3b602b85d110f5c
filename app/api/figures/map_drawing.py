"""The body map from plain values to bytes; like `drawing`, it is loaded by the drawing process.

The map's surfaces and drawings are imported where they are drawn: the server itself needs none.
"""

from dataclasses import dataclass

from app.figures.body_map.wish import ENGLISH, Manner, MapWish, Names, Words
from app.figures.body_map.words_chinese import SIMPLIFIED, TRADITIONAL
from app.figures.looks import Look, Skin, Theme

_WORDS: dict[str, Words] = {"en": ENGLISH, "zh-Hans": SIMPLIFIED, "zh-Hant": TRADITIONAL}


@dataclass(frozen=True, slots=True)
class Telling:
    """How a map looks and what is called how, in a language."""

    theme: Theme
    skin: Skin
    names: Names
    language: str

    @property
    def manner(self) -> Manner:
        """The same as the map takes it."""
        look = Look(theme=self.theme, skin=self.skin)
        return Manner(look, _WORDS[self.language], self.names, self.language)


def map_svg(chart: str, wish: MapWish, telling: Telling) -> bytes:
    """Draw a chart of the body map."""
    from app.figures.body_map.atlas import standard_atlas
    from app.figures.body_map.map_figure import body_map

    return body_map(chart, standard_atlas(), wish, telling.manner).encode()


def point_svg(code: str, location: str, telling: Telling) -> bytes:
    """Draw an acupoint on a close-up; `location` says where it lies in words."""
    from app.figures.body_map.atlas import standard_atlas
    from app.figures.body_map.point_figure import acupoint_figure

    return acupoint_figure(code, standard_atlas(), telling.manner, location=location).encode()
