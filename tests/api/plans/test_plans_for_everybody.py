"""Whatever safety leaves: a plan has practice on each day, and no week raises two things."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from tests.client import Client

URL = "/v1/programmes/plan"
DAYS = (["monday"], ["monday", "wednesday", "friday"], None)


def plan(client: Client, **asked: Any) -> Any:
    """Return a plan, or None where it is refused."""
    given = {name: value for name, value in asked.items() if value is not None}
    response = client.ask("POST", URL, json={"start": "2026-12-01", **given})
    assert response.status_code in (200, 422), response.text[:500]
    return response.json() if response.status_code == 200 else None


def declared(client: Client) -> Iterator[list[str] | None]:
    """Nobody asked, none declared, each limitation, and each with one or two others."""
    codes = [one["code"] for one in client.json("/v1/vocabulary")["limitations"]]
    codes = [code for code in codes if code != "everyone"]
    yield None
    yield []
    for at, code in enumerate(codes):
        yield [code]
        others = {codes[(at + 7) % len(codes)], codes[(at * 5 + 3) % len(codes)]} - {code}
        yield [code, *sorted(others)]


def practised(week: Any) -> tuple[set[str], int, int]:
    """The routines, the longest minutes and the number of the sessions that are there."""
    practices = [one for one in week["practices"] if one["session"]]
    routines = {one["routine"]["slug"] for one in practices}
    return routines, max(one["minutes"] for one in practices), len(practices)


def check(told: Any) -> None:
    done, longest, often = practised(told["weeks"][0])
    assert told["weeks"][0]["raised"] is None
    for week in told["weeks"]:
        for one in week["practices"]:
            assert one["session"], "each day has a session"
            assert one["note"] if one["instead_of"] else True
        now, minutes, many = practised(week)
        raised = {"days": many > often, "minutes": minutes > longest, "routine": bool(now - done)}
        assert sum(raised.values()) <= 1, week
        assert all(week["raised"] == what for what, is_more in raised.items() if is_more), week
        done, longest, often = done | now, max(longest, minutes), many


@pytest.mark.slow
def test_each_day_of_a_plan_has_a_session_and_no_week_raises_two_things(client: Client) -> None:
    programmes = client.json("/v1/programmes?limit=100")["items"]
    people = [(limitations, DAYS[at % 3]) for at, limitations in enumerate(declared(client))]
    refused: set[tuple[str, ...]] = set()
    pairs = product(enumerate(programmes), enumerate(people))
    for (row, programme), (column, (limitations, days)) in pairs:
        # Each limitation meets every fourth programme; who declares none meets all of them.
        if limitations and (row + column) % 4:
            continue
        told = plan(client, programme=programme["slug"], limitations=limitations, days=days)
        if told is None:
            refused.add(tuple(limitations or ()))
        else:
            check(told)
    for one in refused:
        # Nobody practises at all, or the body has to keep still and the mind must not.
        ends = {"fever", "recent_stroke_or_tia"} & {*one}
        still = {"recent_fracture", "surgery_not_cleared"} & {*one}
        assert ends or (still and {"psychosis_or_mania", "trauma_or_dissociation"} & {*one}), one


@pytest.mark.slow
def test_each_condition_that_has_a_programme_has_practice_on_each_day(client: Client) -> None:
    programmes = client.json("/v1/programmes?limit=100")["items"]
    for condition in sorted({one for item in programmes for one in item["conditions"]}):
        for asked in ({"condition": condition}, {"condition": condition, "limitations": []}):
            told = plan(client, **asked)
            assert told is not None, condition
            check(told)


@pytest.mark.slow
@pytest.mark.parametrize("postures", [["seated"], ["standing"], ["supine"], ["seated", "supine"]])
def test_in_whatever_postures_a_plan_is_no_week_raises_two_things(
    client: Client, postures: list[str]
) -> None:
    for programme in client.json("/v1/programmes?limit=100")["items"]:
        told = plan(client, programme=programme["slug"], limitations=[], postures=postures)
        if told is not None:
            check(told)


def test_a_lying_practice_has_a_seated_one_in_its_place_when_nobody_was_asked(
    client: Client,
) -> None:
    """To get down to the floor and up again is a hazard that somebody has to be asked about."""
    told = plan(client, condition="chronic-pain")
    first = told["weeks"][0]["practices"][0]
    assert first["routine"]["slug"] == "calming-breath-short"
    assert first["instead_of"]["slug"] == "bad-day-lying-down"
    assert client.json(first["session"])["seconds"] == first["minutes"] * 60
    assert first["note"].startswith("In place of “A bad day: lying down, very small”.")
    assert "Nobody was asked about limitations" in first["note"]
    asked = plan(client, condition="chronic-pain", limitations=[])["weeks"][0]["practices"][0]
    assert asked["routine"]["slug"] == "bad-day-lying-down"
    assert asked["instead_of"] is None and asked["note"] is None


def test_no_day_is_longer_than_its_plan_or_harder_than_its_routine(client: Client) -> None:
    levels = {one["slug"]: one["level"] for one in client.items("/v1/routines?limit=100")}
    for limitations in (["trauma_or_dissociation"], ["open_foot_wound"], None):
        told = plan(client, condition="chronic-pain", limitations=limitations, minutes=8)
        for one in (one for week in told["weeks"] for one in week["practices"]):
            planned = one["instead_of"] or one["routine"]
            assert levels[one["routine"]["slug"]] <= levels[planned["slug"]]
            assert one["minutes"] <= 8


def test_the_calendar_of_a_plan_says_what_stands_in(client: Client) -> None:
    asked = {"condition": "chronic-pain", "start": "2026-12-01", "time": "08:00", "tz": "UTC"}
    response = client.ask("POST", URL, json=asked, headers={"Accept": "text/calendar"})
    text = response.text.replace("\r\n ", "")
    assert "In place of “A bad day: lying down\\, very small”" in text
