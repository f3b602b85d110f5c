"""Why a step is there, in the verdict words; and what is easier."""

from dataclasses import replace
from typing import Any

from app.composer.cards import Card, Ease, Library, Named
from app.composer.compose import compose
from app.composer.reasons import easier
from app.composer.session import Ground
from app.composer.wish import Wish
from app.safety.rules import Book
from app.vocabulary.evidence import Verdict
from app.vocabulary.practice import Posture, Section
from app.vocabulary.safety import CellValue, Severity
from tests.composer.library import book, breathing, card, cell, library

WISH = Wish(conditions=("sciatica",), limitations=("osteoporosis",), seconds=300)
SLIGHT = {"overhead_reach": Severity.SLIGHT}


def grounds_of(it: Card, *, safety: Book | None = None, named: Any = None) -> dict[str, Ground]:
    """Compose around a card that must be there, and return why it is."""
    others = [card(f"plain-{number}") for number in range(6)]
    made: Library = library(breathing(), *others, it, book_of=safety or book())
    concern = replace(made.concerns["sciatica"], named=named or {})
    made = replace(made, concerns={**made.concerns, "sciatica": concern})
    session = compose(replace(WISH, include=(it.movement,)), made)
    step = next(step for step in session.steps if step.movement == it.movement)
    return {ground.wish_part: ground for ground in step.why}


def test_the_place_in_the_session_is_always_among_the_grounds() -> None:
    found = grounds_of(card("it"))
    assert found["section"].wanted == Section.MAIN.value


def test_no_known_conflict_is_not_called_suitable() -> None:
    found = grounds_of(card("it"))["conditions"]
    assert found.verdict is Verdict.NO_KNOWN_CONFLICT
    assert "not the same as suitable" in found.reason


def test_what_a_source_names_is_told_with_the_source() -> None:
    trial = Named(Verdict.USED_IN_A_TRIAL_PROGRAMME, "A trial used it.", ("a-trial",))
    found = grounds_of(card("it"), named={("it", None): trial})["conditions"]
    assert (found.verdict, found.reason) == (trial.verdict, trial.reason)
    assert found.sources == ("a-trial",)


def test_what_is_admitted_with_advice_is_told_as_modify_with_the_advice() -> None:
    safety = book({("osteoporosis", "overhead_reach"): cell(CellValue.MODIFY, advice="keep low")})
    found = grounds_of(card("it", features=SLIGHT), safety=safety)["conditions"]
    assert (found.verdict, found.reason) == (Verdict.MODIFY, "keep low")
    assert found.sources == ("a-source",)


def test_what_was_not_assessed_is_told_as_unknown() -> None:
    found = grounds_of(card("it", features=SLIGHT))["conditions"]
    assert found.verdict is Verdict.UNKNOWN and found.sources == ()


def test_easier_is_a_gentler_variant_of_the_same_movement() -> None:
    hard, soft = card("it", level=3), card("it", variant="low")
    found = easier(hard, WISH, library(hard, soft))
    assert found is not None and (found.movement, found.variant) == ("it", "low")
    assert easier(soft, WISH, library(hard, soft)) is None


def test_easier_is_else_the_movement_that_is_named_so_in_the_same_posture() -> None:
    it = card("it", eases=(Ease("other", "It is smaller."),))
    other = card("other")
    lying = card("other", posture=Posture.SUPINE)
    found = easier(it, WISH, library(it, lying, other))
    assert found is not None and (found.movement, found.variant) == ("other", "standing")
    assert easier(it, WISH, library(it, lying)) is None


def test_nothing_is_named_as_easier_that_safety_leaves_out() -> None:
    hard, soft = card("it", level=2), card("it", variant="low", features={"squat": Severity.SLIGHT})
    assert easier(hard, WISH, library(hard, soft)) is None
    safe = book({("osteoporosis", "squat"): cell(CellValue.CLEAR)})
    assert easier(hard, WISH, library(hard, soft, book_of=safe)) is not None
    excluded = replace(WISH, exclude=("it",))
    assert easier(hard, excluded, library(hard, soft, book_of=safe)) is None
