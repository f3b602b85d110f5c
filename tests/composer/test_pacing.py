"""A wished breath is judged like a movement: for some people it stays natural, or unhurried."""

from dataclasses import replace

import pytest

from app.catalogue.edition import Edition
from app.composer.compose import compose
from app.composer.pacing import (
    HELD,
    NATURAL_ONLY,
    NEVER_BELOW_FIVE,
    NEVER_BELOW_FIVE_CONDITIONS,
    PACED,
    pace_conflicts,
    paced,
)
from app.composer.wish import Wish
from app.errors import CannotCompose
from app.sessions.library import library_of
from app.vocabulary.practice import Goal
from app.vocabulary.safety import CellValue
from tests.composer.library import LIMITATIONS, book, cell, concern, library, plain_library

CALM = Wish(goals=(Goal.CALM,), limitations=())
BARE = library(book_of=book())
SIX, FIVE, FOUR_AND_A_HALF = 12, 10, 9
STEADY = ("lung_disease", "dizzy_on_standing", "high_blood_pressure")


def codes(wish: Wish, of: Edition | None = None) -> set[str]:
    return {found.code for found in pace_conflicts(wish, library_of(of) if of else BARE)}


def test_natural_breathing_is_never_a_conflict() -> None:
    for limitation in LIMITATIONS:
        assert codes(replace(CALM, limitations=(limitation,))) == set()
    assert codes(replace(CALM, limitations=None)) == set()


@pytest.mark.parametrize("limitation", sorted(NATURAL_ONLY))
def test_some_are_never_offered_a_paced_breath(edition: Edition, limitation: str) -> None:
    for half_breaths in (FOUR_AND_A_HALF, SIX, 40):
        wish = replace(CALM, limitations=(limitation,), half_breaths_per_minute=half_breaths)
        assert "pace-conflicts-with-limitation" in codes(wish, edition)


@pytest.mark.parametrize("limitation", sorted(NEVER_BELOW_FIVE))
def test_fewer_than_five_breaths_a_minute_are_not_for_everybody(limitation: str) -> None:
    wish = replace(CALM, limitations=(limitation,), half_breaths_per_minute=FOUR_AND_A_HALF)
    assert "pace-conflicts-with-limitation" in codes(wish)


@pytest.mark.parametrize("condition", sorted(NEVER_BELOW_FIVE_CONDITIONS))
def test_so_slow_a_breath_is_not_for_these_conditions_either(
    edition: Edition, condition: str
) -> None:
    wish = replace(CALM, conditions=(condition,), half_breaths_per_minute=FOUR_AND_A_HALF)
    assert codes(wish, edition)


@pytest.mark.parametrize(
    "condition", ["pregnancy", "heart-failure", "copd", "asthma", "hypertension"]
)
def test_a_condition_rules_so_slow_a_breath_out_whatever_it_implies(condition: str) -> None:
    it = replace(BARE, concerns={condition: concern(condition)})
    slow = replace(CALM, conditions=(condition,), half_breaths_per_minute=FOUR_AND_A_HALF)
    (found,) = pace_conflicts(slow, it)
    assert found.code == "pace-conflicts-with-limitation"
    for enough in (FIVE, SIX):
        assert not list(pace_conflicts(replace(slow, half_breaths_per_minute=enough), it))


def test_five_breaths_a_minute_are_not_fewer_than_five() -> None:
    for limitation in (*STEADY, None):
        declared = None if limitation is None else (limitation,)
        wish = replace(CALM, limitations=declared, half_breaths_per_minute=FIVE)
        assert codes(wish) == set()
        assert codes(replace(wish, half_breaths_per_minute=FOUR_AND_A_HALF))


def test_fewer_than_five_a_minute_need_a_screening() -> None:
    slow = replace(CALM, half_breaths_per_minute=FOUR_AND_A_HALF)
    assert codes(slow) == set()
    assert codes(replace(slow, limitations=None)) == {"pace-needs-screening"}
    assert codes(replace(slow, limitations=None, half_breaths_per_minute=SIX)) == set()


def test_a_stay_is_a_breath_hold_and_so_a_hazard_for_whom_nobody_asked() -> None:
    held = replace(CALM, half_breaths_per_minute=SIX, breath_ratio=(4, 2, 4, 0))
    assert codes(held) == set()
    assert codes(replace(held, limitations=None)) == {"pace-conflicts-with-limitation"}
    for ratio in ((4, 0, 6, 0), (4, 6)):
        assert codes(replace(held, breath_ratio=ratio, limitations=None)) == set()
    for ratio in ((4, 2, 4, 0), (4, 0, 4, 2)):
        assert codes(replace(held, breath_ratio=ratio, limitations=None))


def test_a_stay_stays_a_hazard_for_whom_nobody_asked_though_a_condition_clears_it() -> None:
    known = {("numb_feet", feature): cell(CellValue.CLEAR) for feature in (PACED, HELD)}
    it = library(book_of=book(known))
    held = Wish(
        conditions=("diabetic-neuropathy",), half_breaths_per_minute=SIX, breath_ratio=(4, 2, 4, 2)
    )
    (found,) = pace_conflicts(held, it)
    assert (found.wanted, found.rule) == ("breath_ratio", "unscreened-hazard")
    assert not list(pace_conflicts(replace(held, limitations=()), it))


def test_a_stay_needs_a_pace() -> None:
    assert codes(replace(CALM, breath_ratio=(4, 2, 4, 2))) == {"ratio-needs-a-pace"}


def test_a_stay_is_refused_to_each_limitation_whose_cell_forbids_it(edition: Edition) -> None:
    forbidding = [
        limitation
        for (limitation, feature), found in edition.book.cells.items()
        if feature == "breath_hold" and found.value is CellValue.FORBID and limitation != "everyone"
    ]
    assert forbidding
    for limitation in forbidding:
        held = replace(CALM, half_breaths_per_minute=SIX, breath_ratio=(4, 4, 4, 4))
        assert codes(replace(held, limitations=(limitation,)), edition)


def test_a_pace_that_a_cell_forbids_is_refused_with_its_source() -> None:
    safety = book({("osteoporosis", "paced_breathing"): cell(CellValue.FORBID)})
    wish = replace(CALM, limitations=("osteoporosis",), half_breaths_per_minute=SIX)
    (found,) = pace_conflicts(wish, library(book_of=safety))
    assert (found.rule, found.limitation) == ("forbidden", "osteoporosis")
    assert found.wanted == "breaths_per_minute"
    assert found.sources == ("a-source",)


def test_a_pace_that_a_condition_rules_out_is_refused_to_whom_nobody_asked_as_well() -> None:
    safety = book({("numb_feet", "paced_breathing"): cell(CellValue.FORBID)})
    wish = Wish(conditions=("diabetic-neuropathy",), half_breaths_per_minute=SIX)
    (found,) = pace_conflicts(wish, library(book_of=safety))
    assert (found.rule, found.limitation) == ("forbidden", "numb_feet")


def test_a_pace_that_the_wish_itself_leaves_out_is_refused() -> None:
    wish = replace(CALM, exclude_risks=("paced_breathing",), half_breaths_per_minute=SIX)
    assert codes(wish) == {"pace-conflicts-with-exclusion"}
    assert codes(replace(wish, half_breaths_per_minute=None)) == set()


@pytest.mark.parametrize(
    ("limitation", "may"),
    [
        *(
            ("osteoporosis", True),
            ("lung_disease", True),
            ("heart_disease_or_chest_symptoms", False),
        ),
        *(("panic_attacks", False), ("psychosis_or_mania", False)),
        ("trauma_or_dissociation", False),
    ],
)
def test_who_may_pace_with_care_is_told_how_and_who_may_not_is_refused(
    limitation: str, may: bool
) -> None:
    care = library(book_of=book({(limitation, PACED): cell(CellValue.MODIFY)}))
    wish = replace(CALM, limitations=(limitation,), half_breaths_per_minute=SIX)
    judged = paced(wish, care)
    assert judged.allowed is may
    assert [one.limitation for one in judged.advice] == ([limitation] if may else [])
    assert {found.rule for found in pace_conflicts(wish, care)} == (
        set() if may else {"modify-not-met"}
    )
    natural = paced(replace(wish, half_breaths_per_minute=None), care)
    assert natural.allowed and not natural.advice


def test_how_to_pace_with_care_is_told_for_what_a_condition_brings_too() -> None:
    care = library(book_of=book({("numb_feet", PACED): cell(CellValue.MODIFY)}))
    wish = replace(CALM, conditions=("diabetic-neuropathy",), half_breaths_per_minute=SIX)
    for limitations in ((), None):
        judged = paced(replace(wish, limitations=limitations), care)
        assert [one.limitation for one in judged.advice] == ["numb_feet"]


def test_a_conflict_refuses_the_session_and_does_not_slow_the_breath() -> None:
    wish = replace(CALM, limitations=("epilepsy",), half_breaths_per_minute=SIX)
    with pytest.raises(CannotCompose) as refused:
        compose(wish, plain_library())
    assert refused.value.obstacles[0].rule == "unknown-strict"


def test_where_only_breath_is_offered_it_is_left_as_it_comes() -> None:
    wished = replace(CALM, half_breaths_per_minute=SIX)
    ill = replace(wished, conditions=("me-cfs",))
    for wish in (ill, replace(wished, limitations=("effort_flare",))):
        (found,) = pace_conflicts(wish, BARE)
        assert (found.code, found.rule) == ("pace-conflicts-with-limitation", None)
