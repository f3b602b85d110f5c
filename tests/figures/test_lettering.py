"""Words broken into lines, and values over time thinned to key frames."""

import pytest

from app.figures.lettering import width_em, wrapped
from app.figures.morphing import Clockwork, needed_keys, share


def test_words_stay_whole_and_lines_within_their_width() -> None:
    text = "Gather the fingertips of both hands softly, and let the shoulders float up."
    lines = wrapped(text, 400, 30, 9)
    assert " ".join(lines) == text
    assert all(width_em(line) * 30 <= 400 for line in lines)


def test_chinese_breaks_between_characters_but_never_before_a_stop() -> None:
    text = "两手从小腹前缓缓上托，掌心向上。呼气时两臂向两侧打开，慢慢落下。"
    lines = wrapped(text, 300, 30, 20)
    assert "".join(lines) == text
    assert len(lines) > 2
    assert not any(line[0] in "，。" for line in lines)


def test_a_long_compound_breaks_after_its_hyphen() -> None:
    assert wrapped("shoulder-width apart", 130, 20, 9) == ["shoulder-", "width apart"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrapped("one two three four five six seven eight nine ten", 100, 20, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert width_em(lines[-1]) * 20 <= 100


def test_a_word_longer_than_a_line_stands_alone() -> None:
    assert wrapped("a Donaudampfschifffahrtsgesellschaft b", 60, 20, 9)[1].startswith("Donau")


def test_only_the_frames_where_something_turns_are_kept() -> None:
    rows = [(float(frame),) for frame in range(10)] + [(9.0 - frame,) for frame in range(10)]
    assert needed_keys(rows, range(20), 0.5) == [0, 9, 10, 19]


def test_what_keeps_still_is_not_animated() -> None:
    clockwork = Clockwork(8.0, (0, 0.25, 0.5, 0.75, 1))
    assert clockwork.scalar("r", [5.0] * 5, ".1f", 0.1) == ""
    assert clockwork.morph(["M0 0"] * 5, [(0.0, 0.0)] * 5, 0.1) == ("M0 0", "")


def test_a_part_changes_its_place_half_a_frame_before_the_next() -> None:
    shown = Clockwork(8.0, (0, 0.25, 0.5, 0.75, 1)).switched([True, False, False, True, True])
    assert 'keyTimes="0;.125;.625"' in shown
    assert 'values="visible;hidden;visible"' in shown


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (1, "1"), (0.5, ".5"), (0.3333, ".333")])
def test_a_share_of_the_loop_is_written_short(value: float, text: str) -> None:
    assert share(value) == text
