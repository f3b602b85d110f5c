"""A moving picture held still, as a browser would show it at that moment."""

import re
from functools import cache

import pytest

from app.figures.animation import animation
from app.figures.freezing import frozen, view_box
from app.figures.looks import Look
from app.figures.performance import Performance
from tests.figures.documents import draw_the_bow
from tests.figures.pictures import SVG, parsed

LOOP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 0 30 40"><title>A loop</title>'
    '<g><path d="M0 0c10-4 2 2"><animate attributeName="d" keyTimes="0;.5;1" '
    'values="M0 0c10-4 2 2;M8 0c10 4 2 2;M0 0c10-4 2 2"/></path></g>'
    '<defs><g id="q1-0"/></defs><use href="#q1-0" visibility="hidden"><animate '
    'attributeName="visibility" calcMode="discrete" keyTimes="0;.3" values="hidden;visible"/></use>'
    "</svg>"
)


@cache
def bow() -> str:
    document = Performance(draw_the_bow())
    return animation(document, None, Look(), title="Bow", description="A bow is drawn.")


def test_a_path_is_blended_number_by_number_between_two_times() -> None:
    (quarter,) = frozen(LOOP, [0.25])
    assert re.findall(r' d="([^"]*)"', quarter) == ["M 4.00 0.00 c 10.00 0.00 2.00 2.00"]


def test_what_is_switched_keeps_its_value_until_the_next_time() -> None:
    shown = [re.findall(r'visibility="(\w+)"', moment) for moment in frozen(LOOP, [0.29, 0.3, 1.0])]
    assert shown == [["hidden"], ["visible"], ["visible"]]


@pytest.mark.slow
def test_nothing_moves_any_more_and_only_what_is_painted_is_left() -> None:
    for moment in frozen(bow(), [0.0, 0.4]):
        drawn = parsed(f'<svg xmlns="{SVG[1:-1]}">{moment}</svg>')
        assert not list(drawn.iter(f"{SVG}animate"))
        assert not list(drawn.iter(f"{SVG}title"))
        assert len(list(drawn.iter(f"{SVG}path"))) > 50


@pytest.mark.slow
def test_moments_may_stand_on_one_page_for_no_two_share_an_id() -> None:
    first, second = (set(re.findall(r'id="([^"]*)"', one)) for one in frozen(bow(), [0.0, 0.5]))
    assert first and second and not first & second
    for ids, moment in zip((first, second), frozen(bow(), [0.0, 0.5]), strict=True):
        assert set(re.findall(r'href="#([^"]*)"', moment)) <= ids


@pytest.mark.slow
def test_the_loop_ends_as_it_begins() -> None:
    first, last = frozen(bow(), [0.0, 1.0])
    numbers = [
        [float(number) for path in re.findall(r' d="([^"]*)"', one) for number in _numbers(path)]
        for one in (first, last)
    ]
    assert numbers[0] == numbers[1]


def test_the_frame_is_that_of_the_picture() -> None:
    box = view_box(LOOP)
    assert (box.left, box.top, box.right, box.bottom) == (-10, 0, 20, 40)


def _numbers(path: str) -> list[str]:
    return re.findall(r"-?\d+(?:\.\d+)?", path)
