"""Whatever a text holds, each form stays whole and tells it unchanged but for white space."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.composer.session import Cue, CueKind, PracticeSession
from app.exports.chapters_vtt import chapters_vtt
from app.exports.escaping import sane
from app.exports.html import html
from app.exports.icalendar_form import icalendar
from app.exports.markdown import markdown
from app.exports.metadata_vtt import metadata_vtt
from app.exports.ssml import ssml
from app.exports.text import text
from app.exports.vtt import vtt
from tests.exports.reading import (
    Page,
    events,
    payload,
    read_ics,
    read_markdown,
    read_notes,
    read_ssml,
    read_vtt,
    spaced,
    text_value,
    told,
)
from tests.exports.sample import BARE, SHARED, SUDDEN, step

pytestmark = pytest.mark.slow

PIECES = [
    "-->", "--", "<!--", "]]>", "&", "&amp;", "&#60;", "<", ">", "<b>", "</s>", "<script>", '"',
    "'", "\n", "\n\n", "\r\n", "\r", "\t", " ", "\u2028", "\x85", "\x00", "\x1b", "\ufffe",
    "\ud800", ",", ";", ":", "\\", "\\n", "\\N", "BEGIN:VEVENT", "NOTE", "WEBVTT", "00:01.000",
    "#", "##",
    "*", "**", "_", "`", "```", "~~~", "[a](b)", "![a](b)", "- ", "+ ", "1. ", "12)", "===", "---",
    "> ", "|", "$", "{}", "%s", "導引", "轉腕", "气功", "🧘", "👩‍🦽", "é", "ﬁ", "מ", "a", "word",
    "https://a.example",
]  # fmt: skip
odd = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=12).map("".join)
START = datetime(2026, 12, 1, 7, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def dressed(said: str) -> PracticeSession:
    """A session that says the text wherever a session can."""
    cue = Cue(1000, CueKind.MOVE, f"x{said}x", None)
    return replace(
        BARE,
        title=f"x{said}x",
        seek_care_if=(replace(SUDDEN, action=said, signs=(f"x{said}x", said)),),
        stop_if=(f"x{said}x",),
        steps=(replace(step(1, 0, 180, cue, way=0), name=f"x{said}x", summary=f"x{said}x",
                       instructions=(f"x{said}x",)),),
    )  # fmt: skip


def seen(said: str) -> str:
    return spaced(sane(f"x{said}x"))


@given(odd)
def test_captions_and_chapters(said: str) -> None:
    captions = read_vtt(vtt(dressed(said), SHARED))
    assert [told(cue) for cue in captions if cue.id == "s01.1"] == [seen(said)]
    chapters = read_vtt(chapters_vtt(dressed(said), SHARED))
    assert told(chapters[-1]) == f"Main part: {seen(said)}"
    assert len(captions) == len(chapters) == 3, "two warnings, one line or step"
    assert len(read_notes(vtt(dressed(said), SHARED))) == 7


@given(odd)
def test_metadata_keeps_the_very_text_with_its_line_ends(said: str) -> None:
    cues = read_vtt(metadata_vtt(dressed(said), SHARED))
    found = [payload(cue)["text"] for cue in cues if cue.id == "s01.1"]
    assert [spaced(sane(one)) for one in found] == [seen(said)]


@given(odd)
def test_speech(said: str) -> None:
    prelude, slots, _ = read_ssml(ssml(dressed(said), SHARED))
    assert prelude[1] == f"When to stop: {seen(said)}"
    assert [slot.sentences for slot in slots] == [(), (seen(said),)]


@given(odd)
def test_plain_text(said: str) -> None:
    script = text(dressed(said), SHARED).decode()
    assert f"\n{seen(said)}\n====" in script
    assert script.count("\n") == text(dressed("a"), SHARED).decode().count("\n")


@given(odd)
def test_markdown_is_read_as_text_by_a_real_parser(said: str) -> None:
    blocks = read_markdown(markdown(dressed(said), SHARED))
    assert ("h1", seen(said)) in blocks
    plain = read_markdown(markdown(dressed("a"), SHARED))
    assert [kind for kind, _ in blocks] == [kind for kind, _ in plain]


@given(odd)
@example("1. ")
@example("12) ")
@example("- ")
@example("+ ")
@example("# ")
@example("> ")
def test_markdown_that_begins_with_anything(said: str) -> None:
    session = replace(BARE, stop_if=(f"{said}x",))
    blocks = read_markdown(markdown(session, SHARED))
    assert ("p", spaced(sane(f"{said}x"))) in blocks


@given(odd)
def test_html(said: str) -> None:
    page = Page(html(dressed(said), SHARED))
    assert ("h1", seen(said)) in page.texts
    plain = Page(html(dressed("a"), SHARED))
    # A lead of a warning, up to its colon, is bold.
    tags = [[tag for tag, _ in one.attributes if tag != "b"] for one in (page, plain)]
    assert tags[0] == tags[1]


@given(odd)
def test_calendar(said: str) -> None:
    properties = read_ics(icalendar(dressed(said), SHARED, START))
    event = events(properties)[0]
    assert text_value(event["SUMMARY"].value) == seen(said)
    lines = text_value(event["DESCRIPTION"].value).split("\n")
    assert lines[2] == f"- {seen(said)}"
    named = [one for one in properties if one.name in ("NAME", "X-WR-CALNAME")]
    assert [text_value(one.value) for one in named] == [seen(said)] * 2
