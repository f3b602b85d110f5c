"""The SVG document around a picture: what it is called, what it shows, and under which licence."""

from dataclasses import dataclass
from hashlib import sha256

from app.figures.drawing import PEN_WIDTH
from app.figures.looks import Palette

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = "Daoyin, CC BY 4.0"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the page in units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def grown(self, by: float) -> "Box":
        """Return the box with a margin on all sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def joined(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def escaped(text: str) -> str:
    """Return text that is safe in XML, between tags and in attributes."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text


def picture_id(*parameters: object) -> str:
    """Return an id that differs between any two pictures that one page may hold."""
    return "q" + sha256("|".join(map(str, parameters)).encode()).hexdigest()[:8]


def figure_group(content: str, colours: Palette, extra: str = "") -> str:
    """Wrap painted parts; the pen is inherited, so that no path has to repeat it."""
    return (
        f'<g class="q-outline" stroke="{colours["line"]}" stroke-width="{PEN_WIDTH:g}" '
        f'stroke-linejoin="round" stroke-linecap="round" paint-order="stroke"{extra}>{content}</g>'
    )


def document(
    *,
    uid: str,
    box: Box,
    title: str,
    description: str,
    content: str,
    language: str = "en",
    role: str = "img",
) -> str:
    """Return one picture as a file: well-formed, titled, described, licensed.

    The role of a picture whose parts can be reached is `group`: what is in an `img` is not.
    """
    view = f"{box.left:.0f} {box.top:.0f} {box.width:.0f} {box.height:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{uid}" class="q-picture" viewBox="{view}" '
        f'role="{role}" xml:lang="{language}" aria-labelledby="{uid}-t {uid}-d">'
        f'<title id="{uid}-t">{escaped(title)}</title>'
        f'<desc id="{uid}-d">{escaped(description)}</desc>'
        f"{_metadata()}{content}</svg>"
    )


def _metadata() -> str:
    return (
        '<metadata><Work xmlns="http://creativecommons.org/ns#"><license>'
        f"{LICENCE_URL}</license>{RIGHTS}</Work></metadata>"
    )


def backdrop(box: Box, colours: Palette) -> str:
    """Return the paper that the picture stands on."""
    return (
        f'<rect class="q-ground" fill="{colours["ground"]}" x="{box.left:.0f}" y="{box.top:.0f}" '
        f'width="{box.width:.0f}" height="{box.height:.0f}" rx="36"/>'
    )
