"""GET /v1/routines/{name}: everything that a player needs, to the second."""

from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from tests.client import Client


@pytest.fixture(scope="module")
def routines(client: Client, edition: Edition) -> list[Any]:
    return [client.json(f"/v1/routines/{slug}") for slug in edition.shelf(Kind.ROUTINES).slugs]


@pytest.mark.slow
def test_there_are_at_least_sixteen_routines(routines: list[Any]) -> None:
    assert len(routines) >= 16


def test_the_seconds_of_steps_and_transitions_add_up(routines: list[Any]) -> None:
    for routine in routines:
        clock = 0
        for step in routine["steps"]:
            clock += step["transition_seconds"]
            assert step["start_seconds"] == clock, (routine["slug"], step["number"])
            clock += step["seconds"]
        assert clock == routine["seconds"], routine["slug"]


def test_a_step_lasts_its_repetitions_on_every_side(routines: list[Any]) -> None:
    for routine in routines:
        for step in routine["steps"]:
            sides = 2 if step["sides"] == "both" else 1
            once = step["repetitions"] * step["seconds_per_repetition"]
            assert step["seconds"] == once * sides, (routine["slug"], step["number"])


def test_each_step_can_be_played_as_it_comes(routines: list[Any]) -> None:
    for routine in routines:
        for step in routine["steps"]:
            assert step["summary"] and step["steps"] and step["cues"] and step["unit"]
            assert all(len(cue["text"]) <= 90 for cue in step["cues"])


def test_red_flags_and_stop_rules_come_before_the_steps(routines: list[Any]) -> None:
    for routine in routines:
        names = list(routine)
        assert names.index("seek_care_if") < names.index("stop_if") < names.index("steps")
        assert routine["stop_if"]["blocks"]
        assert bool(routine["seek_care_if"]) >= bool(routine["conditions"])


@pytest.mark.slow
def test_no_step_is_left_out_by_safety_for_the_routines_own_conditions(
    client: Client, routines: list[Any]
) -> None:
    for routine in routines:
        implied = set()
        for condition in routine["conditions"]:
            told = client.json(f"{condition['href']}?fields=implied_limitations")
            implied |= {item["limitation"] for item in told["implied_limitations"]}
        if implied:
            query = "&".join(f"limitation={code}" for code in sorted(implied))
            omitted = client.json(f"/v1/routines?limit=100&{query}")["omitted"]
            assert routine["slug"] not in {item["routine"]["slug"] for item in omitted}


def test_routines_for_diabetes_speak_of_low_sugar_and_of_the_feet(routines: list[Any]) -> None:
    found = [r for r in routines if any("diabet" in c["slug"] for c in r["conditions"])]
    assert found
    for routine in found:
        told = str(routine["before_you_begin"] + routine["cautions"]).lower()
        assert "sugar" in told and "feet" in told, routine["slug"]
