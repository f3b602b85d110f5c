"""What is said before and after: warnings first, low sugar, falls, the feet; and the title."""

from dataclasses import replace

import pytest

from app.catalogue.edition import Edition
from app.composer.advising import (
    CONDITION_OF,
    DIABETES,
    UNSTEADY,
    closing,
    opening,
    seek_care,
    title,
)
from app.composer.compose import compose
from app.composer.wish import Wish
from app.sessions.library import library_of
from app.vocabulary.phrases import ENGLISH
from app.vocabulary.practice import Goal, Posture
from app.vocabulary.safety import Urgency
from tests.composer.library import LIMITATIONS, TEXTS, plain_library

LIBRARY = plain_library()
SEATED = Posture.SEATED
CALM = Wish(goals=(Goal.CALM,))
DIABETIC = Wish(conditions=("diabetic-neuropathy",))


def test_the_most_urgent_red_flag_comes_first_and_each_once() -> None:
    found = seek_care(Wish(conditions=("sciatica", "thin-bones")), LIBRARY)
    assert [warning.level for warning in found] == list(Urgency)


def test_low_sugar_is_told_when_insulin_is_declared() -> None:
    declared = frozenset({"insulin_or_sulfonylurea"})
    told = opening(replace(CALM, limitations=tuple(declared)), LIBRARY, declared)
    assert told == (*TEXTS.low_sugar, *TEXTS.foot_care)


def test_low_sugar_is_told_with_diabetes_as_long_as_nobody_was_asked() -> None:
    assert TEXTS.low_sugar[0] in opening(DIABETIC, LIBRARY, frozenset())
    asked = replace(DIABETIC, limitations=())
    assert TEXTS.low_sugar[0] not in opening(asked, LIBRARY, frozenset())
    assert opening(CALM, LIBRARY, frozenset()) == ()


@pytest.mark.parametrize("limitation", sorted(UNSTEADY & set(LIMITATIONS)))
def test_falls_are_told_to_whoever_may_be_unsteady(limitation: str) -> None:
    told = opening(CALM, LIBRARY, frozenset({limitation}))
    assert told[: len(TEXTS.falls)] == TEXTS.falls
    assert told[len(TEXTS.falls) :] == (TEXTS.foot_care if limitation == "numb_feet" else ())


def test_shoes_come_before_and_a_look_at_the_feet_after_numb_feet_and_diabetes() -> None:
    for declared in ("numb_feet", "insulin_or_sulfonylurea"):
        assert TEXTS.foot_care[0] in opening(CALM, LIBRARY, frozenset({declared}))
        assert closing(CALM, LIBRARY, frozenset({declared}), SEATED) == TEXTS.foot_check
    assert closing(DIABETIC, LIBRARY, frozenset(), SEATED) == TEXTS.foot_check
    assert closing(CALM, LIBRARY, frozenset({"osteoporosis"}), SEATED) == ()


def test_after_lying_one_sits_for_twenty_seconds() -> None:
    (line,) = closing(CALM, LIBRARY, frozenset(), Posture.SUPINE)
    assert line == ENGLISH.say("care.sit_after_lying") and "20 seconds" in line


def test_a_limitation_that_is_a_condition_too_warns_like_it() -> None:
    declared = replace(CALM, limitations=("low_back_disc_or_sciatica",))
    assert seek_care(declared, LIBRARY) == seek_care(Wish(conditions=("sciatica",)), LIBRARY)


def test_the_conditions_that_limitations_stand_for_are_real(edition: Edition) -> None:
    assert set(CONDITION_OF) <= edition.book.limitations
    assert set(CONDITION_OF.values()) <= set(library_of(edition).concerns)


def test_what_a_condition_implies_is_advised_on_too() -> None:
    session = compose(replace(DIABETIC, limitations=()), LIBRARY)
    assert session.opening_advice == (*TEXTS.falls, *TEXTS.foot_care)
    assert session.closing_advice == TEXTS.foot_check


def test_the_stop_rules_stand_in_every_session() -> None:
    for wish in (CALM, DIABETIC, replace(CALM, limitations=("osteoporosis",))):
        assert compose(wish, LIBRARY).stop_if == TEXTS.stop_if


def test_a_title_names_the_length_and_the_conditions() -> None:
    assert title(replace(DIABETIC, seconds=600), LIBRARY) == "10 minutes: Diabetic neuropathy"
    assert title(replace(CALM, seconds=615), LIBRARY) == "10 minutes 15 seconds of qigong"
    assert title(replace(CALM, seconds=601), LIBRARY) == "10 minutes 1 second of qigong"


def test_the_conditions_and_limitations_that_are_advised_on_are_real(edition: Edition) -> None:
    assert set(DIABETES) <= set(library_of(edition).concerns)
    assert set(UNSTEADY) <= edition.book.limitations
    assert {"insulin_or_sulfonylurea", "open_foot_wound"} <= edition.book.limitations
