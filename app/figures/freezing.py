"""A moving picture held still at one moment, as a browser would show it then."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree  # nosec B405

from app.figures.document import Box

SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_ANIMATE = f"{{{SVG}}}animate"
_DRAWN = [f"{{{SVG}}}{name}" for name in ("defs", "g", "path", "use", "clipPath")]


def view_box(svg: str) -> Box:
    """Return the part of the page that a picture shows."""
    left, top, width, height = map(float, str(_tree(svg).get("viewBox")).split())
    return Box(left, top, left + width, top + height)


def frozen(svg: str, shares: Sequence[float]) -> list[str]:
    """Return what a picture made by `animation` paints at each share (0 to 1) of its loop.

    The elements come without paper, title and licence. Ids get the number of the moment, so that
    all moments may stand in one document.
    """
    return [_moment(svg, share, number) for number, share in enumerate(shares)]


def _moment(svg: str, share: float, number: int) -> str:
    root = _tree(svg)
    for element in root.iter():
        for animate in element.findall(_ANIMATE):
            element.set(str(animate.get("attributeName")), _value(animate, share))
            element.remove(animate)
        _renumber(element, number)
    return "".join(
        ElementTree.tostring(child, encoding="unicode") for child in root if child.tag in _DRAWN
    )


def _tree(svg: str) -> ElementTree.Element:
    # What `animation` has just drawn, and never what came from outside.
    return ElementTree.fromstring(svg)  # nosec B314


def _renumber(element: ElementTree.Element, number: int) -> None:
    for name, value in element.items():
        if name in ("id", "href", "clip-path"):
            end = ")" if value.endswith(")") else ""
            element.set(name, f"{value.removesuffix(')')}-{number}{end}")


def _value(animate: ElementTree.Element, share: float) -> str:
    times = [float(time) for time in str(animate.get("keyTimes")).split(";")]
    values = str(animate.get("values")).split(";")
    last = max(place for place, time in enumerate(times) if time <= share)
    if animate.get("calcMode") == "discrete" or last + 1 == len(times):
        return values[last]
    way = (share - times[last]) / (times[last + 1] - times[last])
    return _blended(values[last], values[last + 1], way)


def _blended(first: str, second: str, way: float) -> str:
    """Blend two values number by number; letters are alike in both."""
    tokens = zip(_TOKEN.findall(first), _TOKEN.findall(second), strict=True)
    return " ".join(
        one if one.isalpha() else f"{float(one) + (float(other) - float(one)) * way:.2f}"
        for one, other in tokens
    )
