"""POST /v1/programmes/plan: dated practices with sessions that can be opened."""

from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest
import recurring_ical_events

from tests.client import Client

URL = "/v1/programmes/plan"


def plan(client: Client, **asked: Any) -> Any:
    response = client.ask("POST", URL, json={"start": "2026-12-01", **asked})
    assert response.status_code == 200, response.text[:500]
    return response.json()


def test_a_plan_shows_warnings_first_and_what_trials_used_as_a_reading(client: Client) -> None:
    told = plan(client, condition="sciatica", limitations=[])
    names = list(told)
    assert names.index("seek_care_if") < names.index("weeks")
    assert told["seek_care_if"][0]["level"] == "emergency"
    assert told["bad_day"] and told["stop_and_ask"]
    assert told["trials"]


def test_every_session_of_a_plan_can_be_opened_and_lasts_as_planned(client: Client) -> None:
    told = plan(client, programme="carpal-tunnel-path", limitations=[], weeks=8)
    practices = [p for week in told["weeks"] for p in week["practices"]]
    assert practices
    for address, minutes in {(p["session"], p["minutes"]) for p in practices if p["session"]}:
        assert client.json(address)["seconds"] == minutes * 60
    assert all(p["session"] or p["note"] for p in practices)


@pytest.mark.slow
def test_each_session_warns_of_the_conditions_of_the_plan(client: Client) -> None:
    """A routine of a plan may be made for another condition, such as breath for a busy day."""
    for programme in client.json("/v1/programmes?limit=100")["items"]:
        told = plan(client, programme=programme["slug"], limitations=[])
        wanted = {(flag["level"], flag["action"]) for flag in told["seek_care_if"]}
        practices = [practice for week in told["weeks"] for practice in week["practices"]]
        for address in {practice["session"] for practice in practices if practice["session"]}:
            flags = client.json(address)["seek_care_if"]
            assert wanted <= {(flag["level"], flag["action"]) for flag in flags}, address


def test_what_the_condition_brings_along_holds_in_every_session_of_a_plan(client: Client) -> None:
    told = plan(client, condition="chemotherapy-induced-neuropathy", limitations=[])
    breathing = next(
        practice["session"]
        for week in told["weeks"]
        for practice in week["practices"]
        if practice["routine"]["slug"] == "calming-breath-short"
    )
    opening = " ".join(client.json(breathing)["opening_advice"])
    assert "After a fall" in opening, "numb feet come with it"


def steps_of(client: Client, **asked: Any) -> list[Any]:
    """Every step of every session of a plan."""
    weeks = plan(client, limitations=[], **asked)["weeks"]
    addresses = {one["session"] for week in weeks for one in week["practices"] if one["session"]}
    assert addresses
    return [step for address in addresses for step in client.json(address)["steps"]]


def test_a_strain_that_is_excluded_is_in_no_session_of_a_plan(client: Client) -> None:
    asked = {"programme": "low-back-pain-path", "weeks": 6}

    def is_straining(step: Any) -> bool:
        variants = client.json(step["movement"]["href"])["variants"]
        [own] = [one for one in variants if one["slug"] == step["variant"]]
        return "lateral_flexion" in str(own["risk_features"])

    assert any(is_straining(step) for step in steps_of(client, **asked))
    left = steps_of(client, exclude_risks=["lateral_flexion"], **asked)
    assert not any(is_straining(step) for step in left)


def test_a_level_bounds_every_session_of_a_plan(client: Client) -> None:
    programme = "carpal-tunnel-path"
    assert max(step["level"] for step in steps_of(client, programme=programme)) == 2
    assert max(step["level"] for step in steps_of(client, programme=programme, level=1)) == 1


@pytest.mark.slow
def test_every_programme_has_a_plan_for_who_only_sits(client: Client) -> None:
    people: tuple[dict[str, Any], ...] = ({}, {"limitations": []})
    for programme in client.json("/v1/programmes?limit=100")["items"]:
        for person in people:
            asked = {"programme": programme["slug"], **person}
            told = plan(client, postures=["seated"], **asked)
            practices = [one for week in told["weeks"] for one in week["practices"]]
            assert all(one["session"] for one in practices), asked
            for address in {one["session"] for one in practices}:
                steps = client.json(address)["steps"]
                assert {step["posture"] for step in steps} == {"seated"}, asked


def test_a_plan_without_postures_has_all_those_of_its_routines(client: Client) -> None:
    """Standing and seated, which a session has by itself, are a choice here like any other."""
    asked = {"programme": "calm-and-sleep-path"}
    for postures in ({}, {"postures": None}, {"postures": ["supine", "seated"]}):
        steps = steps_of(client, **asked, **postures)
        assert {step["posture"] for step in steps} == {"seated", "supine"}
    upright = steps_of(client, **asked, postures=["standing", "seated"])
    assert {step["posture"] for step in upright} == {"seated"}


def test_postures_that_no_routine_has_are_no_plan(client: Client) -> None:
    asked = {"start": "2026-12-01", "programme": "sciatica-path-of-the-article"}
    response = client.ask("POST", URL, json={**asked, "postures": ["walking"], "limitations": []})
    assert response.status_code == 422
    assert [one["code"] for one in response.json()["obstacles"]] == ["nothing-left"]


def test_an_emergency_has_no_plan_and_says_what_to_do_now(client: Client) -> None:
    asked = {"start": "2026-12-01", "condition": "cauda-equina-syndrome"}
    response = client.ask("POST", URL, json=asked)
    assert response.status_code == 422
    assert response.json()["obstacles"][0]["code"] == "condition-emergency"
    assert response.json()["seek_care_if"][0]["level"] == "emergency"


@pytest.mark.slow
def test_every_programme_can_be_planned(client: Client) -> None:
    programmes = client.json("/v1/programmes?limit=100")["items"]
    assert len(programmes) >= 10
    for programme in programmes:
        told = plan(client, programme=programme["slug"], limitations=[])
        practices = [p for week in told["weeks"] for p in week["practices"]]
        assert any(practice["session"] for practice in practices), programme["slug"]


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({}, "/programme"),
        ({"programme": "carpal-tunnel-path", "condition": "sciatica"}, "/programme"),
        ({"programme": "nothing"}, "/programme"),
        ({"condition": "sciatca"}, "/condition"),
        ({"condition": "vertigo"}, "/condition"),
        ({"condition": "sciatica", "start": "2026-02-30"}, "/start"),
        ({"condition": "sciatica", "start": "0001-01-01"}, "/start"),
        ({"condition": "sciatica", "days": []}, "/days"),
        ({"condition": "sciatica", "time": "25:00"}, "/time"),
        ({"condition": "sciatica", "weeks": 53}, "/weeks"),
        ({"condition": "sciatica", "level": 5}, "/level"),
        ({"condition": "sciatica", "level": None}, "/level"),
        ({"condition": "sciatica", "exclude_risks": None}, "/exclude_risks"),
        ({"condition": "sciatica", "postures": []}, "/postures"),
    ],
)
def test_a_malformed_plan_is_refused_where_it_is_wrong(
    client: Client, asked: dict[str, Any], pointer: str
) -> None:
    response = client.ask("POST", URL, json={"start": "2026-12-01", **asked})
    assert response.status_code == 400
    assert pointer in [fault["pointer"] for fault in response.json()["faults"]]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"days": ["mondy"]}, {"/days/0": "monday"}),
        ({"postures": ["seatd"]}, {"/postures/0": "seated"}),
        ({"start": "1/12/2026", "time": "8:00"}, {"/start": None, "/time": None}),
        ({"start": "2026-02-30", "condition": "sciatca"}, {"/start": None,
                                                           "/condition": "sciatica"}),
        ({"programme": "carpal-tunnel-pth"}, {"/programme": "carpal-tunnel-path"}),
        ({"condition": "sciatica", "tz": "Europe/Berln"}, {"/tz": "Europe/Berlin"}),
        ({"condition": "sciatica", "limitations": ["numb_foot"]}, {"/limitations/0": "numb_feet"}),
        ({"condition": "sciatica", "limitations": [5]}, {"/limitations/0": None}),
        ({"condition": "sciatica", "exclude_risks": ["supin"], "limitations": ["numb_foot"]},
         {"/exclude_risks/0": "supine", "/limitations/0": "numb_feet"}),
    ],
)  # fmt: skip
def test_a_refused_plan_says_all_that_is_wrong_and_what_was_meant(
    client: Client, asked: dict[str, Any], told: dict[str, str | None]
) -> None:
    response = client.ask("POST", URL, json={"start": "2026-12-01", **asked})
    assert response.status_code == 400
    found = response.json()["faults"]
    assert {fault["pointer"]: fault["did_you_mean"] for fault in found} == told
    assert not any("pattern" in fault["reason"] for fault in found)


def test_a_condition_without_a_programme_is_answered_with_those_that_have_one(
    client: Client,
) -> None:
    asked = {"start": "2026-12-01", "condition": "vertigo"}
    (fault,) = client.ask("POST", URL, json=asked).json()["faults"]
    assert (fault["code"], fault["pointer"]) == ("not_allowed", "/condition")
    assert "sciatica" in fault["allowed"] and "vertigo" not in fault["allowed"]


def test_a_calendar_says_all_that_it_lacks(client: Client) -> None:
    asked = {"start": "2026-12-01", "condition": "sciatica"}
    response = client.ask("POST", URL, json=asked, headers={"Accept": "text/calendar"})
    found = [(fault["pointer"], fault["code"]) for fault in response.json()["faults"]]
    assert found == [("/time", "missing"), ("/tz", "missing")]


def test_a_plan_is_never_kept(client: Client) -> None:
    response = client.ask("POST", URL, json={"condition": "sciatica", "start": "2026-12-01"})
    assert response.headers["cache-control"] == "no-store"


def test_a_plan_is_had_as_a_calendar_with_an_event_for_each_practice(client: Client) -> None:
    asked = {"condition": "carpal-tunnel-syndrome", "start": "2026-12-01", "weeks": 3,
             "time": "08:00", "tz": "Europe/Berlin", "limitations": []}  # fmt: skip
    practices = [p for week in plan(client, **asked)["weeks"] for p in week["practices"]]
    response = client.ask("POST", URL, json=asked, headers={"Accept": "text/calendar"})
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(response.content)
    until = datetime(2027, 3, 1, tzinfo=UTC)
    events = recurring_ical_events.of(calendar).between(datetime(2026, 11, 1, tzinfo=UTC), until)
    days = sorted(event["DTSTART"].dt.date().isoformat() for event in events)
    assert days == sorted(practice["date"] for practice in practices)


@pytest.mark.parametrize(("lacking", "pointer"), [("time", "/time"), ("tz", "/tz")])
def test_a_calendar_needs_a_time_and_its_zone(client: Client, lacking: str, pointer: str) -> None:
    asked = {"condition": "sciatica", "start": "2026-12-01", "time": "08:00", "tz": "UTC"}
    del asked[lacking]
    response = client.ask("POST", URL, json=asked, headers={"Accept": "text/calendar"})
    assert response.status_code == 400
    assert response.json()["faults"][0]["pointer"] == pointer


@pytest.mark.parametrize("accept", ["application/json", "text/calendar"])
def test_a_zone_that_is_none_is_refused_whatever_is_asked_for(client: Client, accept: str) -> None:
    asked = {"condition": "sciatica", "start": "2026-12-01", "tz": "Europe/Nowhere"}
    response = client.ask("POST", URL, json=asked, headers={"Accept": accept})
    assert response.status_code == 400
    assert response.json()["faults"][0]["pointer"] == "/tz"


def test_a_time_needs_no_zone_in_json(client: Client) -> None:
    told = plan(client, condition="sciatica", limitations=[], weeks=1, time="08:00")
    assert {practice["time"] for practice in told["weeks"][0]["practices"]} == {"08:00"}


@pytest.mark.parametrize("accept", ["application/json", "text/calendar"])
def test_a_plan_without_a_single_session_is_no_plan(client: Client, accept: str) -> None:
    asked = {"condition": "sciatica", "start": "2026-12-01", "time": "08:00", "tz": "UTC",
             "limitations": ["fever"]}  # fmt: skip
    response = client.ask("POST", URL, json=asked, headers={"Accept": accept})
    assert response.status_code == 422
    told = response.json()
    assert told["obstacles"][0]["code"] == "limitation-ends-the-matter"
    assert told["seek_care_if"][0]["level"] == "emergency"


def test_where_effort_brings_a_flare_no_week_asks_for_more(client: Client) -> None:
    usual = plan(client, condition="sciatica", limitations=[])["weeks"]
    assert any(week["raised"] for week in usual)
    weeks = plan(client, condition="sciatica", limitations=["effort_flare"])["weeks"]
    first = weeks[0]["practices"]
    assert len(weeks) > 4
    for week in weeks:
        assert week["raised"] is None
        assert len(week["practices"]) == len(first)
        assert {one["minutes"] for one in week["practices"]} == {first[0]["minutes"]}


def test_a_plan_is_json_or_a_calendar_and_nothing_else(client: Client) -> None:
    asked = {"condition": "sciatica", "start": "2026-12-01"}
    response = client.ask("POST", URL, json=asked, headers={"Accept": "text/html"})
    assert response.status_code == 406


@pytest.mark.slow
@pytest.mark.parametrize("days", [["monday"], ["monday", "wednesday", "friday"]])
def test_no_week_of_a_real_plan_brings_two_things_at_once(client: Client, days: list[str]) -> None:
    """Counted are the sessions that are there, with the minutes that they last."""
    for programme in client.json("/v1/programmes?limit=100")["items"]:
        weeks = plan(client, programme=programme["slug"], days=days, limitations=[])["weeks"]
        done, longest, often = _week_of(weeks[0])
        for week in weeks[1:]:
            now, minutes, many = _week_of(week)
            assert (many > often) + (minutes > longest) + bool(now - done) <= 1, week
            assert minutes <= longest + 5, week
            done, longest, often = done | now, max(longest, minutes), many


def _week_of(week: Any) -> tuple[set[str], int, int]:
    practices = [one for one in week["practices"] if one["session"]]
    routines = {one["routine"]["slug"] for one in practices}
    return routines, max(one["minutes"] for one in practices), len(practices)
