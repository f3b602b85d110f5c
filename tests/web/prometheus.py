"""Reads the text form of Prometheus (0.0.4) strictly: what it would refuse fails the test."""

from __future__ import annotations

import re

_NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
_LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"'
_LINE = re.compile(rf"({_NAME})(\{{{_LABEL}(?:,{_LABEL})*\}})? (-?[0-9.e+-]+|\+Inf|NaN)")
_ENDINGS = ("_bucket", "_sum", "_count")


def series_in(page: bytes) -> dict[str, float]:
    """Return every value by its name and labels."""
    text = page.decode()
    assert text.endswith("\n")
    kinds: dict[str, str] = {}
    helped: set[str] = set()
    found: dict[str, float] = {}
    for line in text.splitlines():
        if line.startswith("# HELP "):
            helped.add(line.split(" ", 3)[2])
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert name not in kinds and kind in {"counter", "gauge", "histogram"}
            kinds[name] = kind
        else:
            match = _LINE.fullmatch(line)
            assert match, line
            name, labels, value = match.groups()
            family = name
            if name not in kinds:
                family = next(name.removesuffix(end) for end in _ENDINGS if name.endswith(end))
                assert kinds[family] == "histogram", line
            assert family in helped and name + (labels or "") not in found, line
            found[name + (labels or "")] = float(value)
    return found
