"""Sessions of the real content, composed and exported: the seconds hold in every form."""

from itertools import pairwise

import pytest

from app.catalogue.edition import Edition
from app.composer.compose import compose
from app.composer.session import PracticeSession
from app.composer.wish import Guidance, Wish
from app.exports.chapters_vtt import chapters_vtt
from app.exports.metadata_vtt import metadata_vtt
from app.exports.ssml import ssml
from app.exports.vtt import vtt
from app.sessions.library import library_of
from app.vocabulary.practice import Posture
from tests.exports.reading import payload, read_ssml, read_vtt
from tests.exports.sample import SHARED
from tests.exports.test_forms_of_a_session import FORMS, lines

WISHES = [
    ("carpal-tunnel-syndrome", 180, Guidance.BELL, None),
    ("carpal-tunnel-syndrome", 605, Guidance.FULL, 12),
    ("sciatica", 600, Guidance.FULL, None),
    ("sciatica", 1801, Guidance.BRIEF, 11),
    ("diabetic-neuropathy", 1200, Guidance.FULL, None),
]


@pytest.fixture(params=WISHES, ids=lambda wish: f"{wish[0]}-{wish[1]}-{wish[2]}")
def session(request: pytest.FixtureRequest, edition: Edition) -> PracticeSession:
    condition, seconds, guidance, half_breaths = request.param
    wish = Wish(
        conditions=(condition,),
        seconds=seconds,
        postures=(Posture.SEATED, Posture.STANDING),
        limitations=(),
        guidance=guidance,
        half_breaths_per_minute=half_breaths,
    )
    return compose(wish, library_of(edition))


def test_tracks_fill_the_session_and_go_no_further(session: PracticeSession) -> None:
    end = session.seconds * 1000
    chapters = [c for c in read_vtt(chapters_vtt(session, SHARED)) if not c.id.startswith("first")]
    assert chapters[0].start == 0 and chapters[-1].end == end
    assert all(a.end == b.start for a, b in pairwise(chapters))
    assert max(cue.end for cue in read_vtt(vtt(session, SHARED))) <= end
    tracked = [payload(cue) for cue in read_vtt(metadata_vtt(session, SHARED))]
    assert [told["at_milliseconds"] for told in tracked if "at_milliseconds" in told] == sorted(
        cue.at_milliseconds for step in session.steps for cue in step.cues
    )


def test_speech_fills_the_session_exactly(session: PracticeSession) -> None:
    _, slots, _ = read_ssml(ssml(session, SHARED))
    assert sum(slot.speech + slot.breaks for slot in slots) == session.seconds * 1000


def test_a_calm_voice_is_never_far_behind(session: PracticeSession) -> None:
    """What is said as cues can be spoken in the time that there is."""
    _, slots, _ = read_ssml(ssml(session, SHARED))
    assert slots[-1].breaks > 0


def test_every_form_begins_with_an_emergency(session: PracticeSession) -> None:
    action = session.seek_care_if[0].action
    for form in FORMS:
        assert any(action in line for line in lines(form, session, SHARED)[:2]), form.__name__
