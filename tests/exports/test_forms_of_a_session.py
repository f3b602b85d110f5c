"""What holds in every form: emergencies first and whole, warnings, original, same input same bytes.

`forms` gathers all of them, so that a new form is tested by one more row.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.composer.session import PracticeSession
from app.composer.wish import Guidance
from app.exports.chapters_vtt import chapters_vtt
from app.exports.envelope import Envelope
from app.exports.html import html
from app.exports.icalendar_form import icalendar
from app.exports.markdown import markdown
from app.exports.metadata_vtt import metadata_vtt
from app.exports.ssml import ssml
from app.exports.text import text
from app.exports.vtt import vtt
from tests.exports.reading import (
    blocks,
    events,
    read_ics,
    read_markdown,
    read_notes,
    read_ssml,
    read_vtt,
    text_value,
    told,
)
from tests.exports.sample import BARE, CARPAL, PLAIN, SHARED, STOP

Form = Callable[[PracticeSession, Envelope], bytes]
ROOT = Path(__file__).resolve().parents[2]
START = datetime(2026, 12, 1, 7, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def ics(session: PracticeSession, envelope: Envelope) -> bytes:
    return icalendar(session, envelope, START)


FORMS: list[Form] = [vtt, chapters_vtt, metadata_vtt, ssml, text, markdown, html, ics]
forms = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)


def lines(form: Form, session: PracticeSession, envelope: Envelope) -> list[str]:
    """Return what a reader of the form is told, in order; headings of the file are left out."""
    data = form(session, envelope)
    if form in (vtt, chapters_vtt):
        return [*(told(cue) for cue in read_vtt(data)), *read_notes(data)]
    if form is metadata_vtt:
        return [*(cue.text for cue in read_vtt(data)), *read_notes(data)]
    if form is ssml:
        prelude, slots, closing = read_ssml(data)
        return [*prelude, *(said for slot in slots for said in slot.sentences), *closing]
    if form is text:
        return [line.strip(" -=") for line in data.decode().splitlines() if line.strip(" -=")]
    if form is markdown:
        return [said for _, said in read_markdown(data)]
    if form is html:
        return blocks(data)
    described = events(read_ics(data))[0]["DESCRIPTION"].value
    return text_value(described).splitlines()


@forms
@pytest.mark.parametrize("guidance", Guidance)
def test_emergencies_come_first_whatever_the_guidance(form: Form, guidance: Guidance) -> None:
    session = replace(CARPAL, wish=replace(CARPAL.wish, guidance=guidance))
    heading = [line for line in lines(form, session, SHARED)[:2] if line != "Read this first"]
    assert "Call your local emergency number now." in heading[0]
    for sign in CARPAL.seek_care_if[0].signs:
        assert sign in heading[0], "never shortened"


@forms
def test_every_warning_sign_and_stop_rule_is_there_in_order(form: Form) -> None:
    everything = "\n".join(lines(form, CARPAL, SHARED))
    wanted = [sign for warning in CARPAL.seek_care_if for sign in warning.signs] + list(STOP)
    places = [everything.find(sign) for sign in wanted]
    assert -1 not in places and places == sorted(places)


@pytest.mark.parametrize("form", [f for f in FORMS if f is not chapters_vtt])
def test_cautions_and_what_nobody_assessed_stand_with_their_step(form: Form) -> None:
    everything = "\n".join(lines(form, CARPAL, SHARED))
    for said in ("Stay clear of the end of the bend.", "Keep the wrist in the middle."):
        # The hand-out and speech tell a movement once for both of its sides.
        assert everything.count(said) >= (1 if form in (html, ssml) else 2)
    assert "Not assessed for: pregnancy" in everything


@pytest.mark.parametrize("form", [f for f in FORMS if f is not chapters_vtt])
def test_advice_for_before_and_after_is_told(form: Form) -> None:
    everything = form(CARPAL, SHARED).decode().replace("\r\n ", "")
    assert "Eat first if your sugar is low." in everything
    assert form is metadata_vtt or "Look at both feet." in everything


@forms
def test_the_intended_use_is_told(form: Form) -> None:
    assert PLAIN.intended_use in form(BARE, PLAIN).decode().replace("\r\n ", "")


@pytest.mark.parametrize("form", [f for f in FORMS if f is not ssml])
def test_an_address_never_stands_without_its_warning(form: Form) -> None:
    said = lines(form, CARPAL, SHARED)
    at = next(number for number, line in enumerate(said) if "/v1/sessions/" in line)
    assert any("what you said about your health" in line for line in said[at - 1 : at + 2])


@forms
def test_without_a_permalink_there_is_no_address_and_no_code(form: Form) -> None:
    data = form(CARPAL, PLAIN)
    assert b"/v1/sessions" not in data and b"<svg" not in data


@forms
def test_an_unassessed_translation_has_the_original_beside_it(form: Form) -> None:
    sudden, *others = CARPAL.seek_care_if
    chinese = replace(
        CARPAL,
        wish=replace(CARPAL.wish, lang="zh-Hant"),
        seek_care_if=(replace(sudden, action="請立即撥打急救電話。"), *others),
        stop_if=("頭暈。", *CARPAL.stop_if[1:]),
    )
    said = lines(form, chinese, replace(SHARED, original=CARPAL))
    first = [line for line in said[:3] if line != "Read this first"]
    assert "請立即撥打急救電話。" in first[0]
    assert "Call your local emergency number now." in first[1]
    assert any("頭暈" in line for line in said) and any("faint" in line for line in said)


@pytest.mark.slow
@forms
def test_the_same_input_gives_the_same_bytes_in_another_process(form: Form) -> None:
    code = (
        "from hashlib import sha256\n"
        "from tests.exports.sample import CARPAL, SHARED\n"
        "from tests.exports.test_forms_of_a_session import FORMS\n"
        f"print(sha256(FORMS[{FORMS.index(form)}](CARPAL, SHARED)).hexdigest())"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)},
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == sha256(form(CARPAL, SHARED)).hexdigest()
