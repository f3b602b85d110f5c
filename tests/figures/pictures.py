"""Looks into a drawn picture: its elements, classes and what it says of itself."""

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
CC = "{http://creativecommons.org/ns#}"
# Attributes that a picture may carry; no `style`, no event handler, nothing from elsewhere.
ALLOWED = frozenset(
    [
        "id",
        "class",
        "viewBox",
        "role",
        "x",
        "y",
        "width",
        "height",
        "rx",
        "cx",
        "cy",
        "r",
        "d",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-linejoin",
        "stroke-linecap",
        "stroke-dasharray",
        "paint-order",
        "opacity",
        "visibility",
        "transform",
        "href",
        "clip-path",
        "aria-labelledby",
        "font-family",
        "font-size",
        "font-weight",
        "text-anchor",
        "preserveAspectRatio",
        "attributeName",
        "calcMode",
        "dur",
        "repeatCount",
        "keyTimes",
        "values",
        "{http://www.w3.org/XML/1998/namespace}lang",
    ]
)
KNOWN = frozenset(
    [
        "svg",
        "title",
        "desc",
        "metadata",
        "g",
        "path",
        "rect",
        "circle",
        "text",
        "tspan",
        "defs",
        "use",
        "clipPath",
        "animate",
    ]
)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def elements(svg: str, name: str) -> list[ElementTree.Element]:
    return list(parsed(svg).iter(SVG + name))


def classes(svg: str) -> list[str]:
    """All classes in the order of painting."""
    return [str(one.get("class")) for one in parsed(svg).iter() if one.get("class")]


def text_of(svg: str, name: str) -> str:
    """The text of the first element of a name."""
    return "".join(elements(svg, name)[0].itertext())


def drawn_letters(svg: str) -> str:
    """All that is written in the picture, one line after the other."""
    return "\n".join("".join(one.itertext()) for one in elements(svg, "text"))


def strange_attributes(svg: str) -> set[str]:
    return {name for one in parsed(svg).iter() for name in one.attrib} - ALLOWED


def strange_elements(svg: str) -> set[str]:
    known = {SVG + name for name in KNOWN} | {CC + "Work", CC + "license"}
    return {one.tag for one in parsed(svg).iter()} - known
