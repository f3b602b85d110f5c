"""The report on the map: every point's error against its own location text, as Markdown."""

from collections.abc import Iterable, Sequence
from typing import Final

from app.figures.body_map.agreement.examining import PointReport

# Errors above these are faults of the map; `examined` gives both in cun.
MOST_ERROR: Final = 0.25
MOST_OUTSIDE: Final = 0.75
_HEAD: Final = """# How well the body map agrees with the words

Written by `./run figures points --write`; a test holds it to the map and the content.

Each point of the map is placed by landmark and cun (`app/figures/body_map/points.json`). Here each
is held to its own location text: the numbers and levels that can be read from the text, what the
map has for them, and the difference in cun. The last column says how far outside the shape of its
own body region a point lies, in cun; 0 is inside. A text without a number says where in other
words; such a point is held to its region, and to its neighbours on the channel, only.
"""


def report(reports: Sequence[PointReport]) -> str:
    """The whole document."""
    readings = [reading for point in reports for reading in point.readings]
    unread = [reading for reading in readings if reading.error is None]
    told = [point for point in reports if point.readings]
    worst = max(reports, key=lambda point: (point.error, point.code))
    summary = (
        f"{len(reports)} codes, {len(told)} of them with a number or a level in the text; "
        f"{len(readings)} claims read, {len(unread)} not measured. The largest error is "
        f"{worst.error:.2f} cun ({worst.code}); {sum(p.outside > 0 for p in reports)} codes lie "
        "outside of the shape of their region."
    )
    return "\n".join([_HEAD, summary, "", *_table(reports)]) + "\n"


def _table(reports: Iterable[PointReport]) -> Iterable[str]:
    yield "| code | the text says | the map has | error | region | outside |"
    yield "|---|---|---|---|---|---|"
    for point in reports:
        told = "<br>".join(reading.told for reading in point.readings) or "no number"
        found = "<br>".join(reading.found for reading in point.readings)
        error = f"{point.error:.2f}" if point.readings else ""
        outside = f"{point.outside:.2f}" if point.outside else "0"
        code = point.code.replace("*", "\\*")
        yield f"| {code} | {told} | {found} | {error} | {point.region} | {outside} |"


def faults(reports: Iterable[PointReport]) -> list[str]:
    """What is wrong with the map: a sentence for each error or region that is too far off."""
    found: list[str] = []
    for point in reports:
        for reading in point.readings:
            if reading.error is None:
                found.append(f"{point.code}: nobody measures {reading.told!r}")
            elif reading.error > MOST_ERROR:
                found.append(f"{point.code}: {reading.told}, but the map has {reading.found}")
        if point.outside > MOST_OUTSIDE:
            found.append(f"{point.code}: {point.outside:.2f} cun outside of {point.region}")
    return found
