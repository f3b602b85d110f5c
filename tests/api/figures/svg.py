"""How the tests read a picture: its parts by name, without its namespace; it judges nothing."""

import re
import xml.etree.ElementTree as Xml
from typing import Any

import httpx

SVG = "{http://www.w3.org/2000/svg}"


def parsed(response: httpx.Response) -> Any:
    """Return the root element of an answer that must be a picture."""
    assert response.status_code == 200, response.text[:500]
    assert response.headers["content-type"] == "image/svg+xml"
    root = Xml.fromstring(response.content)
    assert root.tag == f"{SVG}svg"
    return root


def text_of(root: Any, name: str) -> str:
    """Return all that the elements of a name say."""
    return " ".join("".join(found.itertext()) for found in root.iter(f"{SVG}{name}"))


def count_of(root: Any, name: str) -> int:
    """Count the elements of a name."""
    return sum(1 for _ in root.iter(f"{SVG}{name}"))


def box_of(root: Any) -> list[float]:
    """Return left, top, width and height."""
    return [float(part) for part in root.get("viewBox").split()]


def numbers_of(response: httpx.Response) -> str:
    """Return a picture without its ids, so that two can be compared by what they show."""
    return re.sub(r"\bq[0-9a-f]{8}\b", "q", response.text)
