"""A refusal says every reason in plain words, and the smallest changes with which it works."""

from dataclasses import replace
from typing import Any

import pytest

from app.composer.cards import Library
from app.composer.compose import compose
from app.composer.refusing import MOST_TRIED, relaxations
from app.composer.wish import Lock, Share, Weighted, Wish
from app.errors import CannotCompose, Obstacle, Relaxation
from app.safety.rules import ENDING
from app.vocabulary.phrases import ENGLISH
from app.vocabulary.practice import Equipment, Goal, Posture, Section
from app.vocabulary.safety import Severity
from tests.composer.examining import relaxed
from tests.composer.library import breathing, card, dose, library, plain_library

LIBRARY = plain_library()
WISH = Wish(goals=(Goal.MOBILITY,), limitations=(), seconds=600)


def obstacles(wish: Wish, of: Library = LIBRARY) -> list[Obstacle]:
    with pytest.raises(CannotCompose) as refused:
        compose(wish, of)
    return list(refused.value.obstacles)


def found(wish: Wish, of: Library = LIBRARY) -> dict[str, Relaxation]:
    return {item.field: item for item in relaxations(wish, of, compose)}


def test_an_emergency_is_answered_with_what_to_do_now() -> None:
    (said,) = obstacles(replace(WISH, conditions=("cauda-equina",)))
    assert said.code == "condition-emergency" and said.wanted == "cauda-equina"
    assert said.reason.startswith("What to do: emergency.")


def test_a_condition_that_is_not_offered_is_told_with_its_reason() -> None:
    (said,) = obstacles(replace(WISH, conditions=("shingles", "sciatica")))
    assert (said.code, said.reason) == ("condition-not-offered", "Because a test says so.")


@pytest.mark.parametrize("limitation", sorted(ENDING))
def test_some_limitations_end_the_matter(limitation: str) -> None:
    (said,) = obstacles(replace(WISH, limitations=(limitation,)))
    assert (said.code, said.limitation) == ("limitation-ends-the-matter", limitation)


def test_an_empty_section_is_named() -> None:
    only_main = library(*[card(f"main-{number}") for number in range(9)])
    codes = {(said.code, said.wanted) for said in obstacles(WISH, only_main)}
    assert {("section-empty", "arrive"), ("section-empty", "close")} < codes


def test_what_nothing_fits_is_not_put_down_to_safety() -> None:
    (said,) = obstacles(replace(WISH, postures=(Posture.WALKING,)))
    assert said.code == "nothing-left" and "safety" not in said.reason


def test_what_is_asked_for_by_name_is_refused_once_though_each_variant_is_left_out() -> None:
    postures = (Posture.STANDING, Posture.SEATED)
    deep = [card("deep", posture=one, features={"squat": Severity.HIGH}) for one in postures]
    it = library(*LIBRARY.cards, *deep)
    wish = replace(WISH, limitations=("osteoporosis",), postures=postures, include=("deep",))
    (said,) = obstacles(wish, it)
    assert (said.code, said.wanted) == ("include-conflicts-with-limitation", "deep")


def test_a_section_that_quiet_breathing_fills_is_not_called_empty() -> None:
    few = library(breathing(), card("main-1"))
    assert [said.code for said in obstacles(replace(WISH, seconds=5400), few)] == [
        "time-not-reached"
    ]


@pytest.mark.parametrize(
    ("field", "asked"),
    [("include", {"include": ("lying",)}), ("locked", {"locked": (Lock(3, "lying"),)})],
)
def test_what_is_asked_for_by_name_and_does_not_fit_is_not_dropped_silently(
    field: str, asked: dict[str, Any]
) -> None:
    it = library(*LIBRARY.cards, card("lying", posture=Posture.SUPINE))
    (said,) = obstacles(replace(WISH, **asked), it)
    assert (said.code, said.wanted) == ("include-does-not-fit", "lying")
    assert found(replace(WISH, **asked), it)[field].value == "[]"


def test_a_lock_at_another_place_is_a_gap_and_not_a_refusal() -> None:
    session = compose(replace(WISH, locked=(Lock(1, "main-hip"),)), LIBRARY)
    assert "main-hip" in {step.movement for step in session.steps}
    assert [(gap.code, gap.wanted) for gap in session.gaps] == [("lock-elsewhere", "main-hip")]


def test_a_focus_that_nothing_meets_is_a_gap_and_not_a_refusal() -> None:
    session = compose(replace(WISH, meridians=("lung",)), LIBRARY)
    assert [(gap.code, gap.wanted) for gap in session.gaps] == [("focus-not-met", "meridians/lung")]
    assert session.gaps[0].reason == ENGLISH.say("gap.nothing_meets")


def test_what_the_rest_of_the_wish_crowded_out_is_not_put_down_to_safety() -> None:
    """It would be allowed, and it is too long for the part in which it stands."""
    longer = card("toes", worked="toes", home=Section.SETTLE, dose=dose(30, 30, 30, 10))
    session = compose(
        replace(WISH, regions=(Weighted("toes", 1),)), library(*LIBRARY.cards, longer)
    )
    assert [(gap.wanted, gap.reason) for gap in session.gaps] == [
        ("regions/toes", ENGLISH.say("gap.crowded_out"))
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"seconds": 5400}, "minutes"),
        ({"postures": (Posture.SUPINE,)}, "postures"),
        ({"shares": (Share(Section.MAIN, 0),)}, "sections"),
        ({"exclude": tuple(sorted(LIBRARY.known["movements"]))}, "exclude"),
        ({"half_breaths_per_minute": 12, "limitations": ("epilepsy",)}, "breaths_per_minute"),
        ({"breath_ratio": (4, 4, 4, 4)}, "breath_ratio"),
    ],
)
def test_the_change_that_helps_is_named_and_works(change: dict[str, Any], field: str) -> None:
    wish = replace(WISH, **change)
    assert obstacles(wish)
    assert compose(relaxed(wish, found(wish)[field]), LIBRARY).steps


def test_equipment_and_level_are_relaxed_where_they_stand_in_the_way() -> None:
    needs = [replace(c, equipment=frozenset({Equipment.MAT})) for c in LIBRARY.cards]
    assert found(replace(WISH, equipment=()), library(*needs))["equipment"].value == "null"
    high = [card(f"high-{n}", level=3, worked=c.worked) for n, c in enumerate(LIBRARY.cards)]
    it = library(breathing(), *high)
    assert found(replace(WISH, seconds=400), it)["level"].value == "3"


def test_the_nearest_shorter_time_is_offered() -> None:
    wish = replace(WISH, seconds=3600)
    minutes = int(found(wish)["minutes"].value)
    assert minutes < 60 and compose(replace(wish, seconds=minutes * 60), LIBRARY).steps


@pytest.mark.parametrize("seconds", [600, 3600])
def test_no_more_than_the_time_of_eight_compositions_is_spent(seconds: int) -> None:
    tried: list[int] = []

    def refusing(wish: Wish, _: Library) -> Any:
        tried.append(wish.seconds)
        raise CannotCompose([])

    everything = replace(
        WISH,
        seconds=seconds,
        half_breaths_per_minute=12,
        shares=(Share(Section.MAIN, 50),),
        include=("main-hip",),
    )
    assert relaxations(everything, LIBRARY, refusing) == []
    assert seconds * (MOST_TRIED - 1) < sum(tried) <= seconds * MOST_TRIED


def test_the_last_kind_of_change_is_tried_too_where_the_first_are_refused_at_once() -> None:
    """Without its equipment there is no movement at all, however long and in any posture."""
    needs = [replace(c, equipment=frozenset({Equipment.MAT})) for c in LIBRARY.cards]
    wish = replace(WISH, seconds=1800, postures=(Posture.STANDING,), equipment=())
    paced = replace(wish, half_breaths_per_minute=24, breath_ratio=(4, 6))
    assert compose(replace(paced, equipment=None), library(*needs)).steps
    assert found(paced, library(*needs))["equipment"].value == "null"


def test_the_longest_that_works_is_offered() -> None:
    wish = replace(WISH, seconds=5400)
    minutes = int(found(wish)["minutes"].value)
    assert obstacles(replace(wish, seconds=(minutes + 1) * 60))
