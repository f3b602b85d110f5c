"""A ready routine as the frame: only its movements, and everything that safety says of it."""

from dataclasses import replace
from typing import Any

from app.composer.cards import Frame, Library
from app.composer.compose import compose
from app.composer.framing import framed
from app.composer.wish import Wish
from app.vocabulary.practice import Posture, Section
from tests.composer.library import card, plain_library

WISH = Wish(routine="a-routine", seconds=480, limitations=())


def with_frame(**changes: Any) -> Library:
    plain = plain_library()
    names = ("natural-breathing", "main-hip", "main-neck", "main-knee", "main-wrist", "warm-hip")
    places = tuple(
        (item.movement, item.variant, item.home) for item in plain.cards if item.movement in names
    )
    frame = Frame(places, (Posture.STANDING,), 2, ("diabetic-neuropathy",))
    return replace(plain, frames={"a-routine": replace(frame, **changes)})


def test_only_the_movements_of_the_routine_are_done() -> None:
    it = with_frame()
    done = {step.movement for step in compose(WISH, it).steps}
    assert done <= {movement for movement, _, _ in it.frames["a-routine"].places}


def test_a_routine_fits_whatever_time_is_asked() -> None:
    for seconds in (300, 421, 480):
        assert compose(replace(WISH, seconds=seconds), with_frame()).seconds == seconds


def test_a_movement_stands_in_the_section_in_which_the_routine_has_it() -> None:
    places = (("main-hip", "standing", Section.SETTLE), ("main-hip", "standing", Section.MAIN))
    _, narrowed = framed(WISH, with_frame(places=places))
    assert [(item.movement, item.home) for item in narrowed.cards] == [("main-hip", Section.SETTLE)]


def test_two_variants_of_one_movement_share_a_section_so_that_it_is_done_once() -> None:
    it = with_frame()
    other = card("main-hip", variant="seated", posture=Posture.SEATED)
    places = (("main-hip", "standing", Section.MAIN), ("main-hip", "seated", Section.SETTLE))
    frame = Frame(places, (Posture.STANDING, Posture.SEATED), 2, ())
    both = replace(it, cards=(*it.cards, other), frames={"a-routine": frame})
    _, narrowed = framed(WISH, both)
    assert {item.home for item in narrowed.cards} == {Section.MAIN}


def test_the_conditions_of_the_routine_bring_their_warnings_and_limitations_along() -> None:
    session = compose(WISH, with_frame())
    assert session.seek_care_if and session.closing_advice
    wish, _ = framed(replace(WISH, conditions=("sciatica",)), with_frame())
    assert wish.conditions == ("diabetic-neuropathy", "sciatica")


def test_a_frame_keeps_to_the_postures_and_to_a_lower_level_that_were_asked_for() -> None:
    """Somebody who may only sit is not made to stand by a routine."""
    order = (Posture.SEATED, Posture.STANDING, Posture.SEATED, Posture.SUPINE)
    it = with_frame(postures=order, level=3)
    for asked, expected in (
        (Wish().postures, order),
        ((Posture.SEATED,), (Posture.SEATED,)),
        ((Posture.SUPINE, Posture.SEATED), (Posture.SEATED, Posture.SUPINE)),
        ((Posture.WALKING,), ()),
    ):
        assert framed(replace(WISH, postures=asked), it)[0].postures == expected
    for level, expected_level in ((1, 1), (2, 3), (4, 4)):
        assert framed(replace(WISH, level=level), it)[0].level == expected_level


def test_the_session_keeps_the_wish_as_it_was_asked() -> None:
    assert compose(WISH, with_frame()).wish == WISH


def test_without_a_routine_nothing_is_narrowed() -> None:
    plain, wish = plain_library(), replace(WISH, routine=None)
    assert framed(wish, plain) == (wish, plain)
