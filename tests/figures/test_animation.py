"""A movement as one looping picture."""

import gzip
import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest

from app.figures.animation import animation, loop_seconds
from app.figures.languages import words_for
from app.figures.looks import Look
from app.figures.moments import MOST_FRAMES, WIDEST_GAP, moments
from app.figures.performance import Performance
from app.vocabulary.kinds import Locale
from tests.figures.documents import (
    Document,
    draw_the_bow,
    hold_up_the_sky,
    seated_breathing,
    silk_reeling,
    wuji,
)
from tests.figures.pictures import (
    drawn_letters,
    elements,
    parsed,
    strange_attributes,
    strange_elements,
    text_of,
)

ALL = [wuji, hold_up_the_sky, draw_the_bow, silk_reeling, seated_breathing]
MOST_ZIPPED_BYTES = 100 * 1024


def moving(document: Document, captions: list[str] | None = None, **more: float | bool) -> str:
    trails = bool(more.get("trails", True))
    pace = more.get("breaths_per_minute")
    return animation(
        Performance(document),
        captions,
        Look(),
        title="A movement",
        description="What it shows.",
        breaths_per_minute=float(pace) if pace else None,
        trails=trails,
    )


@cache
def film_of(document: Callable[[], Document]) -> str:
    return moving(document(), ["One", "Two"])


@pytest.mark.parametrize("document", ALL)
def test_an_animation_is_well_formed_needs_no_style_and_stays_small(
    document: Callable[[], Document],
) -> None:
    svg = film_of(document)
    assert not strange_attributes(svg)
    assert not strange_elements(svg)
    assert len(gzip.compress(svg.encode())) <= MOST_ZIPPED_BYTES


@pytest.mark.parametrize("document", ALL)
def test_every_animated_value_has_a_time_and_the_loop_closes(
    document: Callable[[], Document],
) -> None:
    for one in elements(film_of(document), "animate"):
        times = [float(time) for time in str(one.get("keyTimes")).split(";")]
        values = str(one.get("values")).split(";")
        assert len(times) == len(values)
        assert times == sorted(times) and times[0] == 0
        if one.get("calcMode") != "discrete":
            assert times[-1] == 1 and values[0] == values[-1]


@pytest.mark.parametrize("document", ALL)
def test_a_morph_keeps_its_commands_from_frame_to_frame(
    document: Callable[[], Document],
) -> None:
    for one in elements(film_of(document), "animate"):
        if one.get("attributeName") == "d":
            shapes = {
                re.sub(r"-?\d+", "n", path.replace("-", " -")).replace(" ", "")
                for path in str(one.get("values")).split(";")
            }
            assert len(shapes) == 1


def test_all_clocks_of_a_picture_run_alike() -> None:
    svg = moving(hold_up_the_sky(), ["One"])
    assert {one.get("dur") for one in elements(svg, "animate")} == {"13.60s"}
    assert {one.get("repeatCount") for one in elements(svg, "animate")} == {"indefinite"}


def test_a_pace_of_breath_sets_the_length_of_the_loop() -> None:
    assert loop_seconds(Performance(wuji()), 6.0) == pytest.approx(10.0)
    assert loop_seconds(Performance(draw_the_bow()), 6.0) == pytest.approx(20.0)
    assert loop_seconds(Performance(wuji()), 0.0001) == pytest.approx(60.0)
    svg = moving(wuji(), breaths_per_minute=6.0)
    assert {one.get("dur") for one in elements(svg, "animate")} == {"10.00s"}


def test_a_movement_without_a_breath_keeps_its_own_time() -> None:
    free = wuji()
    for phase in free["phases"]:
        phase["breath"] = "free"
    assert loop_seconds(Performance(free), 6.0) == pytest.approx(8 * 1.36)


def test_steps_and_breaths_are_told_in_the_picture() -> None:
    letters = drawn_letters(moving(wuji(), ["Crown floats up", "Shoulders soften"]))
    assert "Breathe in\nCrown floats up" in letters
    assert "Breathe out\nShoulders soften" in letters


def test_a_picture_without_captions_has_no_letters() -> None:
    assert not drawn_letters(moving(wuji()))


def test_words_come_in_the_language_asked_for() -> None:
    svg = animation(
        Performance(wuji()),
        ["头顶上领", "松肩"],
        Look(),
        title="无极桩",
        description="站立。",
        words=words_for(Locale.ZH_HANS),
        language="zh-Hans",
    )
    assert "吸气" in drawn_letters(svg)
    assert text_of(svg, "title") == "无极桩：动画"
    assert parsed(svg).get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


@pytest.mark.slow
def test_trails_are_shown_only_if_wished() -> None:
    reeling = silk_reeling()
    reeling["trails"] = ["handR", "hips"]
    assert "q-trail" in moving(reeling)
    assert "q-trail" not in moving(reeling, trails=False)


def test_a_long_movement_has_no_more_frames_than_a_short_one_may() -> None:
    long = wuji()
    long["phases"] = [{**phase, "beats": 100} for phase in long["phases"]]
    long["motion"] = [{"channel": "head.turn", "shape": "sine", "amp": 40, "period": 8}]
    times, bodies = moments(Performance(long))
    assert len(times) == len(bodies) <= MOST_FRAMES + 1


def test_moments_lie_close_where_a_hand_turns_and_apart_where_nothing_moves() -> None:
    still, moved = (moments(Performance(document()))[0] for document in (wuji, silk_reeling))
    assert len(still) < len(moved)
    for times in (still, moved):
        assert times[0] == 0 and times[-1] == 1
        gaps = [after - before for before, after in pairwise(times)]
        assert min(gaps) > 0 and max(gaps) <= (WIDEST_GAP + 0.01) / 32


@pytest.mark.slow
def test_the_same_movement_gives_the_same_bytes() -> None:
    assert moving(silk_reeling(), ["One"]) == moving(silk_reeling(), ["One"])


@pytest.mark.slow
def test_parts_that_change_their_depth_are_drawn_once_and_shown_in_turn() -> None:
    svg = film_of(draw_the_bow)
    defined = {one.get("id") for one in elements(svg, "defs")[0]}
    used = [str(one.get("href"))[1:] for one in elements(svg, "use")]
    assert set(used) == defined
    assert len(used) > len(defined)
