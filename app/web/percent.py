"""Percent-encoded names and values to text, strictly; it knows no parameter."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def decode_pairs(query_string: bytes) -> list[tuple[str, str | None]]:
    """Split a query string into names and values; a value that cannot be decoded is None.

    A name that cannot be decoded stays as it was sent, and so is unknown to everybody.
    """
    try:
        text = query_string.decode("utf-8")
    except UnicodeDecodeError:
        text = query_string.decode("latin-1").encode("ascii", "replace").decode("ascii")
        return [(_name(piece), None) for piece in text.split("&") if piece]
    pairs = [piece.partition("=") for piece in text.split("&") if piece]
    if "%" not in text and "+" not in text and _CONTROL.search(text) is None:
        return [(name, value) for name, _, value in pairs]
    return [(_decoded(name) or name, _decoded(value)) for name, _, value in pairs]


def _name(piece: str) -> str:
    name = piece.partition("=")[0]
    return _decoded(name) or name


def _decoded(text: str) -> str | None:
    if _BROKEN_ESCAPE.search(text):
        return None
    # Most escapes are blanks; with none broken, "%20" is one wherever it stands.
    decoded = text.replace("+", " ").replace("%20", " ")
    if "%" in decoded:
        try:
            decoded = unquote_to_bytes(decoded).decode("utf-8")
        except UnicodeDecodeError:
            return None
    return None if _CONTROL.search(decoded) else decoded
