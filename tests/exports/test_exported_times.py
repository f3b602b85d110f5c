"""Each form, read back, has the seconds of the session: no more, no less, nothing moved."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.composer.session import Cue, CueKind, PracticeSession
from app.exports import ssml as ssml_module
from app.exports.chapters_vtt import chapters_vtt
from app.exports.html import html
from app.exports.icalendar_form import icalendar
from app.exports.markdown import markdown
from app.exports.metadata_vtt import metadata_vtt
from app.exports.ssml import ssml
from app.exports.text import text
from app.exports.times import clock, in_seconds, vtt_time
from app.exports.vtt import vtt
from tests.exports.reading import (
    Page,
    clocks,
    events,
    payload,
    read_ics,
    read_ssml,
    read_vtt,
    spaced,
    times_in,
    told,
)
from tests.exports.sample import BARE, CARPAL, SHARED, step

START = datetime(2026, 12, 1, 7, 30, tzinfo=ZoneInfo("Europe/Berlin"))
sessions = pytest.mark.parametrize("session", [CARPAL, BARE], ids=lambda one: one.title)


def lines_of(session: PracticeSession) -> list[tuple[int, str]]:
    return sorted(
        (cue.at_milliseconds, cue.text)
        for step in session.steps
        for cue in step.cues
        if cue.text
    )  # fmt: skip


def spans_of(session: PracticeSession) -> list[tuple[int, int]]:
    return [(1000 * s.start_seconds, 1000 * (s.start_seconds + s.seconds)) for s in session.steps]


@sessions
def test_captions_show_every_line_at_its_moment_and_end_with_the_session(
    session: PracticeSession,
) -> None:
    cues = read_vtt(vtt(session, SHARED))
    assert set(lines_of(session)) <= {(cue.start, told(cue)) for cue in cues}
    assert max(cue.end for cue in cues) <= session.seconds * 1000


def test_a_caption_makes_way_for_the_next_of_its_step() -> None:
    cues = {cue.id: cue for cue in read_vtt(vtt(CARPAL, SHARED))}
    assert cues["s02.1"].end == cues["s02.2"].start == 60_000
    assert cues["s02.2"].end == 100_000, "or for the end of its step"


@sessions
def test_chapters_touch_one_another_from_the_first_second_to_the_last(
    session: PracticeSession,
) -> None:
    chapters = [cue for cue in read_vtt(chapters_vtt(session, SHARED)) if cue.id.startswith("s")]
    edges = [0, *(end for _, end in spans_of(session))]
    assert [(c.start, c.end) for c in chapters] == list(pairwise(edges))
    assert edges[-1] == session.seconds * 1000


def test_of_three_lines_each_ends_where_the_next_begins() -> None:
    cues = tuple(Cue(at, CueKind.MOVE, f"Line {at}.", None) for at in (0, 60_000, 90_000))
    session = replace(BARE, steps=(step(1, 0, 180, *cues, way=0),))
    shown = [cue for cue in read_vtt(vtt(session, SHARED)) if cue.id.startswith("s01.")]
    assert [cue.end for cue in shown] == [60_000, 90_000, 180_000]
    tracked = [cue for cue in read_vtt(metadata_vtt(session, SHARED)) if cue.id.startswith("s01.")]
    assert [cue.end for cue in tracked] == [60_000, 90_000, 180_000]


def test_warnings_leave_one_after_another_at_a_readers_pace() -> None:
    shown = read_vtt(vtt(CARPAL, SHARED))
    first = [cue.end for cue in shown if cue.id.startswith("first")]
    assert first == sorted(set(first)) and min(b - a for a, b in pairwise([0, *first])) >= 2500
    notices = [cue.end for cue in shown if cue.id.startswith("s02.notice")]
    assert notices == sorted(set(notices)) and notices[-1] > 40_000 + 2500


def test_a_transition_that_is_a_cue_too_is_told_once() -> None:
    ready = Cue(35_000, CueKind.READY, "Let the hands rest on the thighs.", None)
    session = replace(BARE, steps=(step(1, 40, 140, ready),))
    for form in (text, markdown, vtt, ssml):
        assert form(session, SHARED).count(b"Let the hands rest on the thighs.") == 1


def test_chapters_lie_in_one_another_and_never_cross() -> None:
    cues = read_vtt(chapters_vtt(CARPAL, SHARED))
    for one in cues:
        for other in cues:
            apart = one.end <= other.start or other.end <= one.start
            inside = one.start <= other.start and other.end <= one.end
            around = other.start <= one.start and one.end <= other.end
            assert apart or inside or around


@sessions
def test_the_metadata_track_has_every_cue_and_every_step_to_the_millisecond(
    session: PracticeSession,
) -> None:
    cues = [(cue, payload(cue)) for cue in read_vtt(metadata_vtt(session, SHARED))]
    assert [(cue.start, cue.end) for cue, told in cues if told["kind"] == "step"] == spans_of(
        session
    )
    signals = {
        (cue.start, told["kind"], told["haptic"], told["text"], told["step"])
        for cue, told in cues
        if "at_milliseconds" in told
    }
    assert signals == {
        (cue.at_milliseconds, cue.kind, cue.haptic, cue.text, step.id)
        for step in session.steps
        for cue in step.cues
    }


def test_the_phases_of_a_step_in_the_metadata_add_up_to_its_seconds() -> None:
    steps = [payload(cue) for cue in read_vtt(metadata_vtt(CARPAL, SHARED)) if cue.id == "s04"]
    breathing = steps[0]["breathing"]
    cycle = sum(phase["milliseconds"] for phase in breathing["phases"])
    assert breathing["cycles"] * cycle + breathing["pause_milliseconds"] == 33_000


@sessions
def test_breaks_and_estimated_speech_add_up_to_the_timeline(session: PracticeSession) -> None:
    _, slots, _ = read_ssml(ssml(session, SHARED))
    at = 0
    for slot in slots:
        assert slot.at == at
        at += slot.speech + slot.breaks
    assert at == session.seconds * 1000
    said = {(slot.at, sentence) for slot in slots for sentence in slot.sentences}
    assert {(at, spaced(line)) for at, line in lines_of(session)} <= said


@pytest.mark.parametrize("pace", [0, 1, 500, 60_000])
def test_no_estimate_of_speech_breaks_the_sum(pace: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssml_module, "speaking_milliseconds", lambda text: pace * len(text))
    _, slots, _ = read_ssml(ssml(CARPAL, SHARED))
    assert sum(slot.speech + slot.breaks for slot in slots) == CARPAL.seconds * 1000


def test_speech_that_needs_more_than_its_slot_is_taken_off_the_next_break() -> None:
    long = "Breathe in and out, as slowly as is pleasant, and let the hands lie. " * 2
    cues = (Cue(0, CueKind.MOVE, long, None), Cue(3000, CueKind.MOVE, "Rest.", None))
    _, slots, _ = read_ssml(ssml(replace(BARE, steps=(step(1, 0, 180, *cues, way=0),)), SHARED))
    assert (slots[0].speech, slots[0].breaks) == (3000, 0)
    # 137 letters once the last blank is gone, and five for the second line, at 65 ms each.
    assert slots[1].speech == 138 * 65 - 3000 + 5 * 65


@sessions
def test_the_script_tells_every_step_and_line_at_its_time(session: PracticeSession) -> None:
    plain = times_in(text(session, SHARED).decode(), lambda time: rf"\[{time}\] (.*)$")
    marked = times_in(markdown(session, SHARED).decode(), lambda time: rf"\*\*{time}\*\* (.*)$")
    for found in (plain, marked):
        spans = {(start, end) for start, end, _ in found if end is not None}
        assert set(spans_of(session)) <= spans
        assert {
            (1000 * s.start_seconds, 1000 * (s.start_seconds + s.seconds)) for s in session.sections
        } <= spans
        starts = [start for start, end, _ in found if end is None]
        assert {at for at, _ in lines_of(session)} <= set(starts)
    for at, line in lines_of(session):
        assert any(start == at and said.endswith(line) for start, _, said in plain)
    assert f"Length: {clock(session.seconds * 1000)}\n" in text(session, SHARED).decode()


@sessions
def test_the_hand_out_tells_the_time_of_each_step(session: PracticeSession) -> None:
    times = [clocks(said) for tag, said in Page(html(session, SHARED)).texts if tag == "span.time"]
    assert times == spans_of(session)


@sessions
def test_the_event_lasts_as_long_as_the_session(session: PracticeSession) -> None:
    event = events(read_ics(icalendar(session, SHARED, START)))[0]
    minutes, seconds = divmod(session.seconds, 60)
    assert event["DURATION"].value == f"PT{minutes}M" + (f"{seconds}S" if seconds else "")
    assert f"{clock(session.seconds * 1000)} The end" in event["DESCRIPTION"].value


@given(st.integers(0, 5_400_000))
def test_a_time_is_written_so_that_it_can_be_read_back(milliseconds: int) -> None:
    span = f"{clock(milliseconds)}-{clock(milliseconds)}"
    assert clocks(span) == (milliseconds, milliseconds)
    hours, minutes, seconds = vtt_time(milliseconds).split(":")
    assert (int(hours) * 60 + int(minutes)) * 60_000 + int(seconds.replace(".", "")) == milliseconds
    assert float(in_seconds(milliseconds)) == pytest.approx(milliseconds / 1000)
