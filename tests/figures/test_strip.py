"""A movement as numbered key poses, and a practice as one picture."""

import pytest

from app.figures.grid import balanced
from app.figures.looks import Look
from app.figures.performance import Performance
from app.figures.storyboard import MOST_ENTRIES, Entry, storyboard
from app.figures.strip import MOST_POSES, key_poses, strip
from app.figures.words import ENGLISH
from tests.figures.documents import draw_the_bow, hold_up_the_sky, wuji
from tests.figures.pictures import (
    classes,
    drawn_letters,
    elements,
    parsed,
    strange_attributes,
    strange_elements,
    text_of,
)

STEPS = ["Stand at ease.", "Lift the palms.", "Press up.", "Lower the arms."]


def sky() -> Performance:
    document = hold_up_the_sky()
    for number, phase in zip((2, 3, 3, 4, 4), document["phases"], strict=True):
        phase["step"] = number
    return Performance(document)


def drawn(performance: Performance, steps: list[str], columns: int = 4) -> str:
    return strip(performance, steps, Look(), title="Sky", description="Words.", columns=columns)


def test_a_strip_is_well_formed_and_needs_no_style() -> None:
    svg = drawn(sky(), STEPS)
    assert not strange_attributes(svg)
    assert not strange_elements(svg)
    assert text_of(svg, "title") == "Sky, step by step"


def test_every_step_is_written_under_the_pose_that_it_leads_to() -> None:
    poses = key_poses(sky(), STEPS, ENGLISH, both_sides=False)
    assert [pose.label for pose in poses] == [
        "1. Start",
        "2. Breathe in",
        "3. Breathe in",
        "4. Breathe out",
        "Breathe out",
    ]
    assert [pose.text for pose in poses] == [*STEPS, ""]
    letters = drawn_letters(drawn(sky(), STEPS))
    assert all(step in letters for step in STEPS)


def test_a_pause_without_words_of_its_own_has_no_picture() -> None:
    assert 6.0 not in [pose.beat for pose in key_poses(sky(), STEPS, ENGLISH, both_sides=False)]


def test_the_other_side_is_left_out_unless_asked_for() -> None:
    bow = Performance(draw_the_bow())
    one = key_poses(bow, [], ENGLISH, both_sides=False)
    both = key_poses(bow, [], ENGLISH, both_sides=True)
    assert (len(one), len(both)) == (3, 5)


def test_the_way_of_a_hand_is_shown_where_it_moves() -> None:
    assert classes(drawn(sky(), STEPS)).count("q-arrow") >= 6
    assert "q-arrow" not in classes(drawn(Performance(wuji()), []))


@pytest.mark.parametrize(("columns", "rows"), [(1, 5), (2, 3), (4, 2), (5, 1), (99, 1)])
def test_a_strip_wraps_into_rows(columns: int, rows: int) -> None:
    tops = {one.get("y") for one in elements(drawn(sky(), STEPS, columns), "svg")[1:]}
    assert len(tops) == rows


def test_rows_are_of_about_the_same_length() -> None:
    assert [balanced(number, 4) for number in (1, 4, 5, 6, 7, 9)] == [1, 4, 3, 3, 4, 3]


def test_a_strip_has_a_bounded_number_of_poses() -> None:
    many = wuji()
    many["phases"] = many["phases"] * 20
    poses = key_poses(Performance(many), [], ENGLISH, both_sides=True)
    assert len(poses) == MOST_POSES


def test_a_storyboard_shows_each_movement_with_name_and_time() -> None:
    entries = [
        Entry("Wuji", "0:00, 1 min", Performance(wuji())),
        Entry("Draw the bow", "1:00, 2 min", Performance(draw_the_bow())),
        Entry("Not yet drawn", "3:00, 1 min", None),
    ]
    svg = storyboard(entries, Look(), title="A practice", description="Three movements.")
    letters = drawn_letters(svg)
    assert "1. Wuji" in letters and "1:00, 2 min" in letters and "3. Not yet drawn" in letters
    assert not strange_attributes(svg)
    assert not strange_elements(svg)


def test_a_storyboard_is_bounded() -> None:
    entries = [Entry(f"No {number}", "", None) for number in range(200)]
    svg = storyboard(entries, Look(), title="t", description="d")
    assert len(elements(svg, "svg")) == MOST_ENTRIES + 1
    width, height = parsed(svg).get("viewBox", "").split()[2:]
    assert float(width) < 3000 and float(height) < 12000
