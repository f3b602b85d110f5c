"""Our own phrases: a label for all that content brings along, and every language has them all."""

import pytest

from app.seeding.content import Content
from app.vocabulary.kinds import Kind, PlainKind
from app.vocabulary.phrases import ENGLISH, PHRASES, run_on


def test_every_variant_and_unit_of_a_movement_can_be_translated(real_content: Content) -> None:
    movements = real_content.of(Kind.MOVEMENTS).values()
    variants = {variant.slug for movement in movements for variant in movement.variants}
    assert variants <= set(PHRASES["variant"])
    assert {movement.dose.unit for movement in movements} <= set(PHRASES["unit"])


@pytest.mark.parametrize("group", ["variant", "posture", "contact"])
def test_a_label_that_is_there_to_be_translated_is_the_code_itself(group: str) -> None:
    for code, label in PHRASES[group].items():
        assert label == code.replace("-", " ")
    assert all(label == code for code, label in PHRASES["unit"].items())


def test_every_language_has_every_phrase(real_content: Content) -> None:
    every = {f"/{group}/{code}" for group, some in PHRASES.items() for code in some}
    told = [one for one in real_content.translations if one.kind is PlainKind.PHRASES]
    assert {one.locale for one in told} == {"zh-Hans", "zh-Hant"}
    for one in told:
        assert set(one.texts) == every


def test_sentences_are_set_as_their_script_sets_them() -> None:
    assert run_on("Sit.", "", "Stand.") == "Sit. Stand."
    assert run_on("坐下。", "站起来。") == "坐下。站起来。"
    assert run_on("坐下。 [Sit.]", "站起来。") == "坐下。 [Sit.] 站起来。"
    assert run_on() == ""


def test_a_phrase_is_filled_in() -> None:
    assert ENGLISH.say("way.next", name="{Cloud} hands") == "Next: {Cloud} hands."
