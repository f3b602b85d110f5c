"""How much of the page a picture shows."""

import re

import pytest

from app.figures.looks import Look
from app.figures.performance import Performance
from app.figures.still import still
from tests.figures.documents import wuji
from tests.figures.pictures import elements, parsed


@pytest.mark.parametrize("focus", ["head", "upper-body"])
@pytest.mark.parametrize("bend", [0, 30])
def test_a_close_up_of_the_head_shows_all_its_hair(focus: str, bend: int) -> None:
    document = wuji() | {"focus": focus, "view": "left", "start": {"spine": {"bend": bend}}}
    svg = still(Performance(document), 0.0, Look(), title="A head", description="Its hair.")
    left, top, width, _ = map(float, str(parsed(svg).get("viewBox")).split())
    hair = "".join(
        str(one.get("d")) for one in elements(svg, "path") if one.get("class") == "q-hair"
    )
    across, down = outline(hair)
    assert min(down) >= top + 3
    assert min(across) >= left + 3 and max(across) <= left + width - 3


def outline(d: str) -> tuple[list[int], list[int]]:
    """All points that the path goes through."""
    across: list[int] = []
    down: list[int] = []
    for x, y, curves in re.findall(r"M(-?\d+) ?(-?\d+)q([^z]*)z", d):
        across.append(int(x))
        down.append(int(y))
        numbers = [int(number) for number in re.findall(r"-?\d+", curves)]
        for right, lower in zip(numbers[2::4], numbers[3::4], strict=True):
            across.append(across[-1] + right)
            down.append(down[-1] + lower)
    return across, down
