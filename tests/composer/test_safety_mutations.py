"""Each safety rule and each kind of cell is needed: without it a promise is seen to be broken.

In every case a tempting movement is left out by one rule alone. The rule, the cell or the flag is
then dropped, and the check of promises, which knows the whole truth, must notice what came of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.composer import refusing, screening
from app.composer.cards import Card, Library
from app.composer.compose import compose
from app.composer.stillness import INWARD
from app.composer.wish import Area, Side, Wish
from app.errors import CannotCompose
from app.safety.rules import ENDING, PLACED, Book, Judgement, Rule, judge
from app.vocabulary.practice import Goal, Posture, Section
from app.vocabulary.safety import CellValue, Practice, Severity
from tests.composer.library import book, breathing, card, cell, library
from tests.composer.promises import broken

TEMPTING = "tempting"
MODERATE, SLIGHT = Severity.MODERATE, Severity.SLIGHT
FORBID, MODIFY = cell(CellValue.FORBID), cell(CellValue.MODIFY)
CLEAR = cell(CellValue.CLEAR)
SITTING: dict[str, Any] = {"posture": Posture.SEATED, "worked": "neck"}


@dataclass(frozen=True, slots=True)
class Case:
    """A tempting card, for whom, and the book by which one rule alone leaves it out."""

    card: Card
    limitations: tuple[str, ...] | None
    book: Book
    areas: tuple[Area, ...] = ()

    @property
    def library(self) -> Library:
        return around(self.card, self.book)

    @property
    def wish(self) -> Wish:
        return wish_for(self.limitations, areas=self.areas)


def tempting(feature: str | None = None, severity: Severity = MODERATE, **changes: Any) -> Card:
    features = {feature: severity} if feature else {}
    return card(TEMPTING, features=features, goals=frozenset({Goal.BALANCE}), **changes)


def around(it: Card, safety: Book, **changes: Any) -> Library:
    """A library in which the tempting card is the one that meets the goal."""
    plain = [card(f"plain-{number}", **changes) for number in range(6)]
    plain.append(card("closing", **changes | {"home": Section.CLOSE}))
    return library(breathing(it.posture), *plain, it, book_of=safety)


def wish_for(limitations: tuple[str, ...] | None, **changes: Any) -> Wish:
    return Wish(goals=(Goal.BALANCE,), seconds=300, level=4, limitations=limitations, **changes)


def of(limitation: str, feature: str, value: Any) -> Book:
    return book({(limitation, feature): value})


CASES = {
    Rule.FORBIDDEN: Case(
        tempting("overhead_reach"), ("osteoporosis",), of("osteoporosis", "overhead_reach", FORBID)
    ),
    Rule.MODIFY_NOT_MET: Case(
        tempting("overhead_reach"), ("osteoporosis",), of("osteoporosis", "overhead_reach", MODIFY)
    ),
    Rule.UNKNOWN_HAZARD: Case(tempting("squat"), ("osteoporosis",), book()),
    Rule.UNKNOWN_STRICT: Case(tempting("overhead_reach"), ("epilepsy",), book()),
    Rule.UNKNOWN_LEVEL: Case(tempting("overhead_reach", level=3), ("osteoporosis",), book()),
    Rule.NOT_ASSESSED: Case(tempting(features_assessed=False), ("osteoporosis",), book()),
    Rule.UNSCREENED_HAZARD: Case(tempting("squat"), None, book()),
    Rule.UNSCREENED_LEVEL: Case(tempting(level=3), None, book()),
    Rule.HURT_AREA: Case(
        tempting(worked="wrist"),
        ("recent_fracture",),
        book(),
        (Area("recent_fracture", "shoulder"),),
    ),
    Rule.POINT_IN_PREGNANCY: Case(tempting(touches_avoided_point=True), ("pregnancy",), book()),
}
# Two rules that the composer keeps a second time, before it judges any movement.
TWICE_KEPT = {Rule.ENDS_THE_MATTER, Rule.BREATH_ONLY}


def noticed(wish: Wish, mutated: Library, true: Library) -> list[str]:
    """Compose by the mutated library and check by the true one; only safety is looked at."""
    session = compose(wish, mutated)
    assert TEMPTING in {step.movement for step in session.steps}
    return [item for item in broken(session, wish, true) if item.startswith("safety: ")]


def without(rule: Rule) -> Callable[..., Judgement]:
    """Return `judge` as it would be if it had forgotten a rule."""

    def forgetful(*given: Any) -> Judgement:
        found = judge(*given)
        kept = tuple(finding for finding in found.left_out if finding.rule is not rule)
        return replace(found, left_out=kept)

    return forgetful


def test_each_rule_has_its_case() -> None:
    assert set(CASES) | TWICE_KEPT == set(Rule)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_alone_leaves_the_movement_out(rule: Rule) -> None:
    case = CASES[rule]
    session = compose(case.wish, case.library)
    assert [item.finding.rule for item in session.omitted] == [rule]
    assert not broken(session, case.wish, case.library)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_that_is_dropped_is_noticed(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "judge", without(rule))
    case = CASES[rule]
    assert noticed(case.wish, case.library, case.library)


@pytest.mark.parametrize("limitation", ["osteoporosis", "everyone"])
@pytest.mark.parametrize("value", [FORBID, MODIFY])
def test_a_cell_that_is_dropped_or_turned_to_clear_is_noticed(limitation: str, value: Any) -> None:
    it, pair = tempting("overhead_reach"), (limitation, "overhead_reach")
    true, wish = around(it, book({pair: value})), wish_for(("osteoporosis",))
    assert TEMPTING not in {step.movement for step in compose(wish, true).steps}
    for cells in ({}, {pair: CLEAR}):
        assert noticed(wish, around(it, book(cells)), true)


def test_a_forbid_softened_to_modify_is_noticed() -> None:
    it, pair = tempting("overhead_reach", SLIGHT), ("osteoporosis", "overhead_reach")
    softened, true = (around(it, book({pair: value})) for value in (MODIFY, FORBID))
    assert noticed(wish_for(("osteoporosis",)), softened, true)


def test_a_clear_that_nothing_carries_is_noticed() -> None:
    it = tempting("squat")
    assert noticed(
        wish_for(("osteoporosis",)),
        around(it, of("osteoporosis", "squat", CLEAR)),
        around(it, book()),
    )


@pytest.mark.parametrize(
    ("field", "feature", "limitations"),
    [
        ("hazards", "squat", ("osteoporosis",)),
        ("hazards", "squat", None),
        ("strict", "overhead_reach", ("epilepsy",)),
    ],
)
def test_a_flag_that_is_lost_is_noticed(
    field: str, feature: str, limitations: tuple[str, ...] | None
) -> None:
    it = tempting(feature)
    lost = (
        replace(book(), hazards=frozenset())
        if field == "hazards"
        else replace(book(), strict=frozenset())
    )
    assert noticed(wish_for(limitations), around(it, lost), around(it, book()))


@pytest.mark.parametrize("practice", [Practice.EMERGENCY, Practice.NOT_OFFERED])
def test_a_condition_that_is_offered_by_mistake_is_noticed(practice: Practice) -> None:
    slug = "cauda-equina" if practice is Practice.EMERGENCY else "shingles"
    true = around(tempting(), book())
    wish = wish_for((), conditions=(slug,))
    with pytest.raises(CannotCompose):
        compose(wish, true)
    assert noticed(wish, with_concern(true, slug, practice=Practice.OFFERED), true)


def test_a_breath_only_condition_that_offers_more_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    true = around(tempting(), book())
    mistaken = with_concern(true, "me-cfs", practice=Practice.OFFERED)
    monkeypatch.setattr(screening, "judge", without(Rule.BREATH_ONLY))
    assert noticed(wish_for((), conditions=("me-cfs",)), mistaken, true)


def test_effort_is_left_out_for_whom_it_flares_though_one_of_two_guards_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    true, wish = around(tempting(), book()), wish_for((), conditions=("me-cfs",))
    only = with_concern(true, "me-cfs", practice=Practice.OFFERED)
    for guarded in (true, only):
        done = {item.card.movement for item in screening.screen(wish, guarded).admitted}
        assert done == {"natural-breathing"}
    monkeypatch.setattr(screening, "judge", without(Rule.BREATH_ONLY))
    assert not screening.screen(wish, replace(true)).admitted[1:]


def test_an_implied_limitation_that_is_lost_is_noticed() -> None:
    true = around(tempting("squat"), book())
    mistaken = with_concern(true, "thin-bones", implied=())
    assert noticed(wish_for((), conditions=("thin-bones",)), mistaken, true)


def test_a_limitation_that_no_longer_ends_the_matter_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    true = around(tempting(), book())
    with pytest.raises(CannotCompose):
        compose(wish_for(("fever",)), true)
    monkeypatch.setattr(refusing, "ENDING", {})
    with pytest.raises(CannotCompose):
        compose(wish_for(("fever",)), true)
    monkeypatch.setattr(screening, "judge", without(Rule.ENDS_THE_MATTER))
    assert noticed(wish_for(("fever",)), replace(true), true)


def with_concern(it: Library, slug: str, **changes: Any) -> Library:
    return replace(it, concerns={**it.concerns, slug: replace(it.concerns[slug], **changes)})


@pytest.mark.slow
def test_every_real_cell_that_is_lost_is_noticed(edition: Edition) -> None:
    """One library for each cell that holds something back, with the real book."""
    for (limitation, feature), value in sorted(edition.book.cells.items()):
        if value.value is CellValue.CLEAR or limitation in ENDING:
            continue
        if limitation == "effort_flare":  # nothing but breath is offered there, cell or no cell
            continue
        declared = () if limitation == "everyone" else (limitation,)
        areas = tuple(Area(name, "wrist") for name in declared if name in PLACED)
        wish = wish_for(declared, areas=areas, postures=(Posture.SEATED,))
        # Attention inward may only settle a session, whatever its cell says, where it may do harm.
        home = Section.SETTLE if feature == INWARD else Section.MAIN
        it = tempting(feature, **SITTING, home=home)
        true = around(it, edition.book, **SITTING)
        cleared = {key: CLEAR for key in edition.book.cells if key == ("everyone", feature)}
        lost = {**edition.book.cells, **cleared, (limitation, feature): CLEAR}
        assert TEMPTING in {item.movement for item in compose(wish, true).omitted}
        mutated = around(it, replace(edition.book, cells=lost), **SITTING)
        told = noticed(wish, mutated, true)
        assert any(limitation in item and feature in item for item in told), (limitation, feature)


@pytest.mark.parametrize("sides", [(), (Side("knee_problem", "left"),)])
def test_standing_for_whom_it_is_forbidden_is_noticed(sides: tuple[Side, ...]) -> None:
    it = tempting(per_side=True)
    true = around(it, of("knee_problem", "total_standing_time", FORBID))
    wish = wish_for(("knee_problem",), sides=sides)
    with pytest.raises(CannotCompose) as refused:
        compose(wish, true)
    assert [obstacle.code for obstacle in refused.value.obstacles] == ["nothing-left"]
    assert noticed(wish, around(it, book()), true)


def test_standing_of_which_nothing_is_known_is_left_out_for_whom_any_unknown_is() -> None:
    unknown, known = book(knows_standing=False), book()
    it, wish = tempting(), wish_for(("epilepsy",))
    found = screening.screen(wish, around(it, unknown))
    assert not found.admitted
    assert {(one.finding.rule, one.finding.feature) for one in found.omitted} == {
        (Rule.UNKNOWN_STRICT, "total_standing_time")
    }
    assert noticed(wish, around(it, known), around(it, unknown))


@pytest.mark.parametrize(
    ("condition", "implied", "declared", "told"),
    [
        ("me-cfs", (), (), None),
        ("me-cfs", ("effort_flare",), (), "effort_flare"),
        ("sciatica", (), ("effort_flare",), "effort_flare"),
    ],
)
def test_where_breath_alone_is_offered_the_flare_is_told_to_whom_it_flares(
    condition: str, implied: tuple[str, ...], declared: tuple[str, ...], told: str | None
) -> None:
    it = with_concern(around(tempting(), book()), condition, implied=implied)
    found = screening.screen(wish_for(declared, conditions=(condition,)), it)
    assert {(one.finding.rule, one.finding.limitation) for one in found.omitted} == {
        (Rule.BREATH_ONLY, told)
    }
