"""Nothing that a wish says changes what safety leaves out: a conflict is answered, not resolved."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.composer.cards import Frame, Library
from app.composer.compose import compose
from app.composer.framing import framed
from app.composer.refusing import relaxations
from app.composer.screening import screen
from app.composer.session import Touch
from app.composer.swapping import exchange_for
from app.composer.wish import Area, Guidance, Lock, Pace, Share, Side, Weighted, Wish
from app.errors import CannotCompose
from app.safety.rules import NEIGHBOURS, Rule
from app.sessions.library import library_of
from app.vocabulary.practice import Contact, Equipment, Goal, Laterality, Posture, Section
from app.vocabulary.safety import CellValue, Severity
from tests.composer.generated import generated
from tests.composer.library import book, breathing, card, cell, library
from tests.composer.oracle import objections
from tests.composer.wishing import Drawing

LIBRARY = generated(5, 60)
FORBIDDING = book({("osteoporosis", "overhead_reach"): cell(CellValue.FORBID)})
WISH = Wish(conditions=("sciatica",), limitations=("osteoporosis",), seconds=300)


def with_reach(**changes: Any) -> Library:
    """A library with one movement that the wish's limitation leaves out."""
    plain = [card(f"plain-{number}") for number in range(5)]
    changes.setdefault("features", {"overhead_reach": Severity.MODERATE})
    reach = card("reach", worked="shoulder", **changes)
    return library(breathing(), *plain, reach, book_of=FORBIDDING)


def wishes(count: int) -> Iterator[Wish]:
    drawing = Drawing(LIBRARY, longest=900)
    return (replace(drawing.wish(seed), routine=None) for seed in range(count))


def left_out(wish: Wish) -> set[tuple[str, str]]:
    return {(item.movement, item.variant) for item in screen(wish, LIBRARY).omitted}


def test_no_preference_changes_what_is_left_out() -> None:
    names = tuple(sorted(LIBRARY.known["movements"]))
    changes: list[dict[str, Any]] = [
        {"likes": names},
        {"dislikes": ()},
        {"recent": names[:9]},
        {"include": names},
        {"locked": tuple(Lock(at, name) for at, name in enumerate(names, start=1))},
        {"variation": 12345},
        {"guidance": Guidance.BELL},
        {"pace": Pace.UNHURRIED},
        {"seconds": 5400},
        {"shares": (Share(Section.MAIN, 90),)},
        {"half_breaths_per_minute": 12, "breath_ratio": (4, 6)},
        {"lang": "de"},
    ]
    for wish in wishes(100):
        for change in changes:
            assert left_out(replace(wish, **change)) == left_out(wish), change


def test_a_wider_wish_leaves_out_what_the_narrow_one_left_out() -> None:
    wide: dict[str, Any] = {
        "level": 4,
        "postures": tuple(Posture),
        "exclude": (),
        "equipment": None,
    }
    for wish in wishes(100):
        assert left_out(wish) <= left_out(replace(wish, **wide))


@pytest.mark.parametrize("field", ["include", "locked"])
def test_asking_by_name_for_what_is_left_out_is_refused_with_rule_and_source(field: str) -> None:
    asked: Any = ("reach",) if field == "include" else (Lock(2, "reach"),)
    with pytest.raises(CannotCompose) as refused:
        compose(replace(WISH, **{field: asked}), with_reach())
    obstacle = refused.value.obstacles[0]
    assert obstacle.code == f"{field}-conflicts-with-limitation"
    assert (obstacle.rule, obstacle.limitation) == ("forbidden", "osteoporosis")
    assert obstacle.wanted == "reach" and obstacle.sources == ("a-source",)


def test_a_frame_brings_nothing_in_that_is_left_out() -> None:
    plain = with_reach()
    places = tuple((item.movement, item.variant, item.home) for item in plain.cards)
    frame = Frame(places, (Posture.STANDING,), 4, ())
    it = replace(plain, frames={"a-routine": frame})
    session = compose(replace(WISH, routine="a-routine"), it)
    assert "reach" not in {step.movement for step in session.steps}
    assert [item.movement for item in session.omitted] == ["reach"]


def test_a_frame_admits_only_what_may_be_offered_without_it() -> None:
    drawing = Drawing(LIBRARY)
    for seed in range(200):
        wish, narrowed = framed(replace(drawing.wish(seed), routine="a-routine"), LIBRARY)
        for item in screen(wish, narrowed).admitted:
            assert not list(objections(item.card, item.only, wish, LIBRARY))


def test_time_on_the_feet_is_left_out_where_it_is_excluded(edition: Edition) -> None:
    wish = replace(WISH, exclude_risks=("total_standing_time",))
    library = library_of(edition)
    assert {step.posture for step in compose(wish, library).steps} == {Posture.SEATED}
    assert {item.card.posture for item in screen(wish, library).admitted} == {Posture.SEATED}


def test_a_risk_that_is_excluded_is_in_nothing_that_is_offered() -> None:
    base = Wish(goals=(Goal.CALM,), limitations=(), level=4)
    features = {
        name for item in screen(base, LIBRARY).admitted for name in item.card.subject.features
    }
    for feature in features:
        found = screen(replace(base, exclude_risks=(feature,)), LIBRARY)
        assert all(feature not in item.card.subject.features for item in found.admitted)
        assert all(item.finding.feature != feature for item in found.omitted)
        assert {Posture.STANDING, Posture.SEATED} <= {one.card.posture for one in found.admitted}
    assert len(features) > 3


@pytest.mark.parametrize(
    ("limitations", "basis"),
    [(None, "unscreened"), ((), "none-declared"), (("osteoporosis",), "declared")],
)
def test_a_session_says_what_was_known_of_the_person(
    limitations: tuple[str, ...] | None, basis: str
) -> None:
    wish = replace(WISH, limitations=limitations)
    assert screen(wish, LIBRARY).basis == basis


def test_a_chair_with_a_back_is_a_chair(edition: Edition) -> None:
    library, seated = library_of(edition), replace(WISH, postures=(Posture.SEATED,))
    found = {
        equipment: {item.card.key for item in screen(wish, library).admitted}
        for equipment in ((Equipment.CHAIR,), (Equipment.CHAIR_WITH_BACK,))
        for wish in [replace(seated, equipment=equipment)]
    }
    assert found[(Equipment.CHAIR,)] < found[(Equipment.CHAIR_WITH_BACK,)]
    enough = {card.equipment for card in library.cards if card.key in found[(Equipment.CHAIR,)]}
    assert {Equipment.CHAIR} in enough


def test_a_swap_brings_nothing_in_that_is_left_out() -> None:
    features = {"overhead_reach": Severity.MODERATE}
    spare = [card(f"reach-{number}", features=features) for number in range(5)]
    plain = [card(f"plain-{number}") for number in range(4)]
    it = library(breathing(), *plain, *spare, book_of=FORBIDDING)
    session = compose(WISH, it)
    found = []
    for step in session.steps:
        with suppress(CannotCompose):
            found.append(exchange_for(session, step.number, it).movement)
    assert found and not [name for name in found if name.startswith("reach-")]


def test_a_relaxation_keeps_every_limitation_and_every_excluded_risk() -> None:
    tried: list[Wish] = []

    def noting(wish: Wish, _: Library) -> Any:
        tried.append(wish)
        raise CannotCompose([])

    for wish in wishes(200):
        relaxations(wish, LIBRARY, noting)
        for other in tried:
            assert (other.limitations, other.sides) == (wish.limitations, wish.sides)
            assert (other.exclude_risks, other.conditions) == (wish.exclude_risks, wish.conditions)
        assert sum(other.seconds for other in tried) <= 8 * wish.seconds
        tried.clear()


def test_a_side_named_for_what_has_no_sides_means_nothing() -> None:
    it = with_reach(per_side=True)
    wish = replace(WISH, sides=(Side("osteoporosis", "left"),))
    assert [item.movement for item in screen(wish, it).omitted] == ["reach"]


FORBIDDEN_REACH = book(
    {
        ("knee_problem", "overhead_reach"): cell(CellValue.FORBID),
        ("knee_problem", "percussion"): cell(CellValue.CLEAR),
    }
)
LEFT_KNEE = replace(
    WISH, limitations=("knee_problem",), sides=(Side("knee_problem", "left"),), level=4
)


@pytest.mark.parametrize(
    "changes",
    [
        {"laterality": Laterality.SYMMETRIC},
        {"points": (Touch("li11", Contact.PRESS),)},
        {"features": {"overhead_reach": Severity.SLIGHT, "percussion": Severity.SLIGHT}},
    ],
    ids=["its-sides-are-directions", "the-other-hand-presses", "the-other-hand-taps"],
)
def test_no_side_stands_alone_where_the_other_one_works_too(changes: dict[str, Any]) -> None:
    sided: dict[str, Any] = {"per_side": True, "laterality": Laterality.UNILATERAL, **changes}
    it = replace(with_reach(**sided), book=FORBIDDEN_REACH)
    assert "reach" not in {item.card.movement for item in screen(LEFT_KNEE, it).admitted}


def test_a_hurt_place_is_left_alone_on_both_sides(edition: Edition) -> None:
    """The hand that presses the right arm is the left one, in its plaster."""
    wish = Wish(
        conditions=("sciatica",),
        limitations=("recent_fracture",),
        sides=(Side("recent_fracture", "left"),),
        areas=(Area("recent_fracture", "wrist"),),
        postures=(Posture.SEATED,),
    )
    found = screen(wish, library_of(edition))
    assert found.admitted
    for item in found.admitted:
        assert not {"wrist", "hand", "fingers", "elbow", "shoulder"} & item.card.moves
        assert item.only is None


@pytest.mark.parametrize(
    ("area", "never"),
    [
        ("whole-body", {"shoulder", "wrist", "hip", "knee", "ankle", "spine"}),
        ("median-nerve", {"shoulder", "wrist", "hip", "knee", "ankle", "spine"}),
        ("neck", {"neck", "shoulder", "shoulder-girdle", "thoracic-spine", "chest"}),
        ("chest", {"chest", "shoulder", "shoulder-girdle", "spine"}),
        ("shoulder", {"shoulder", "wrist", "neck", "thoracic-spine", "spine"}),
        ("hip", {"hip", "knee", "ankle", "pelvis", "lumbar-spine", "spine"}),
        ("pelvis", {"pelvis", "hip", "spine"}),
        ("upper-limb", {"wrist", "shoulder", "thoracic-spine"}),
        ("trunk", {"spine", "shoulder", "hip"}),
    ],
)
def test_what_is_next_to_a_hurt_place_is_left_alone(
    edition: Edition, area: str, never: set[str]
) -> None:
    """The whole body and the nerves are no place, so it may be anywhere."""
    library = library_of(edition)
    for limitation in ("recent_fracture", "surgery_not_cleared"):
        wish = Wish(
            regions=(Weighted("wrist", 1),),
            limitations=(limitation,),
            areas=(Area(limitation, area),),
            postures=(Posture.SEATED, Posture.STANDING),
            level=4,
        )
        for item in screen(wish, library).admitted:
            assert not never & item.card.subject.regions, item.card.key


@pytest.mark.parametrize(
    "changes", [{"conditions": ("long-covid",)}, {"limitations": ("effort_flare",)}]
)
def test_what_is_more_than_breath_is_told_as_left_out(
    edition: Edition, changes: dict[str, Any]
) -> None:
    library = library_of(edition)
    base = Wish(goals=(Goal.CALM,), limitations=(), postures=(Posture.SEATED,))
    wish = replace(base, **changes)
    omitted = compose(wish, library).omitted
    more = {
        card.key
        for card in library.cards
        if card.posture is Posture.SEATED and card.level <= 2 and not card.is_breath_only
    }
    assert {(item.movement, item.variant) for item in omitted} == more
    assert {item.finding.rule for item in omitted} == {Rule.BREATH_ONLY}
    with pytest.raises(CannotCompose) as refused:
        compose(replace(wish, include=("wrist-circles",)), library)
    said = refused.value.obstacles[0]
    assert (said.code, said.rule) == ("include-conflicts-with-limitation", "breath-only")


def test_every_neighbour_is_a_region_that_we_know(edition: Edition) -> None:
    assert frozenset().union(*NEIGHBOURS) <= library_of(edition).known["regions"]


def test_a_named_side_lets_the_other_side_stand_alone() -> None:
    it = replace(
        with_reach(per_side=True, laterality=Laterality.UNILATERAL),
        book=FORBIDDEN_REACH,
    )
    wish = replace(LEFT_KNEE, include=("reach",))
    sides = {step.side for step in compose(wish, it).steps if step.movement == "reach"}
    assert {str(side) for side in sides} == {"right"}
