"""Weighted lists of `Accept-*` headers (RFC 9110, 12.4.2); it knows no coding and no language."""

from __future__ import annotations

import re

# Twenty thousand commas would take 15 ms to weigh, two hundred times what an answer takes.
LONGEST_HEADER_BYTES = 1000
_WEIGHT = re.compile(r"[qQ]=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


def weighted(header: bytes) -> list[tuple[str, float]]:
    """Return the listed words in lower case with their weights, in the order of the header.

    A piece whose weight cannot be read is passed over, as if it had not been sent.
    """
    found: list[tuple[str, float]] = []
    for piece in header.decode("latin-1").split(","):
        word, *parameters = (part.strip(" \t") for part in piece.split(";"))
        weight = _weight(parameters)
        if word and weight is not None:
            found.append((word.lower(), weight))
    return found


def _weight(parameters: list[str]) -> float | None:
    if not parameters:
        return 1.0
    matched = _WEIGHT.fullmatch(parameters[0]) if len(parameters) == 1 else None
    return float(matched.group(1)) if matched else None
