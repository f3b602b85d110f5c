"""Figures in the text form of Prometheus (0.0.4), and those of several processes summed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Kind = Literal["counter", "gauge", "histogram"]
Merge = Literal["sum", "max", "min"]
_MERGED: Mapping[str, Callable[[float, float], float]] = {
    "sum": lambda one, other: one + other,
    "max": max,
    "min": min,
}


class Family(NamedTuple):
    """One metric; `series` has the value under each name with its labels written out.

    `merge` says how the values of several processes become one.
    """

    name: str
    kind: Kind
    help: str
    series: Mapping[str, float]
    merge: Merge = "sum"


# Whoever has figures to show hands over one of these; it is called in another thread.
Source = Callable[[], Iterable[Family]]


def labelled(name: str, **labels: str) -> str:
    """Return a series' name with its labels, as Prometheus writes it."""
    told = ",".join(f'{label}="{_escaped(value)}"' for label, value in labels.items())
    return f"{name}{{{told}}}" if told else name


def single(name: str, kind: Kind, help_text: str, value: float, merge: Merge = "sum") -> Family:
    """Return a metric without labels."""
    return Family(name, kind, help_text, {name: value}, merge)


def histogram_series(
    name: str, bounds: Sequence[float], counts: Sequence[int], total: float, **labels: str
) -> dict[str, float]:
    """Return the series of one histogram; `counts` has one more than `bounds`, for what is above.

    `total` is the sum of all that was observed, in the unit of `bounds`.
    """
    series: dict[str, float] = {}
    seen = 0
    for bound, count in zip((*(f"{one:g}" for one in bounds), "+Inf"), counts, strict=True):
        seen += count
        series[labelled(f"{name}_bucket", **labels, le=bound)] = seen
    series[labelled(f"{name}_sum", **labels)] = total
    series[labelled(f"{name}_count", **labels)] = seen
    return series


def merged(states: Iterable[Iterable[Family]]) -> list[Family]:
    """Return the figures of several processes as one set, in the order of first mention."""
    found: dict[str, Family] = {}
    for families in states:
        for family in families:
            known = found.get(family.name)
            if known is None:
                found[family.name] = family._replace(series=dict(family.series))
                continue
            together = _MERGED[family.merge]
            series = dict(known.series)
            for name, value in family.series.items():
                series[name] = together(series[name], value) if name in series else value
            found[family.name] = known._replace(series=series)
    return list(found.values())


def text_of(families: Iterable[Family]) -> bytes:
    """Return the page that Prometheus reads."""
    lines: list[str] = []
    for family in families:
        lines += (f"# HELP {family.name} {family.help}", f"# TYPE {family.name} {family.kind}")
        lines += (f"{name} {_number(value)}" for name, value in family.series.items())
    return ("\n".join(lines) + "\n").encode()


def packed(families: Iterable[Family]) -> str:
    """Return the figures as text that another process of ours reads."""
    return json.dumps([list(family) for family in families])


def unpacked(text: str) -> list[Family]:
    """Read what `packed` wrote; raises ValueError or TypeError for anything else."""
    told: list[Any] = json.loads(text)
    return [Family(*one) for one in told]


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.9g}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
