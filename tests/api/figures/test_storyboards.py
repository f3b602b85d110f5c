"""A whole practice as one picture: what warns comes first, steps follow in their order."""

from typing import Any

import pytest

from app.catalogue.live import LiveEdition
from app.main import build_routes, release_number
from app.web.journal import Journal
from app.web.layers import wrap
from tests.api.figures.svg import parsed, text_of
from tests.client import Client

ROUTINE = "/v1/routines/ba-duan-jin-standing"
WISH = {
    "conditions": ["sciatica"],
    "forms": ["ba-duan-jin"],
    "minutes": 12,
    "limitations": [],
    "postures": ["standing", "seated"],
}


@pytest.fixture(scope="module")
def session(drawn: Client) -> Any:
    return drawn.ask("POST", "/v1/sessions", json=WISH).json()


def test_every_step_of_a_routine_is_named_with_its_time(drawn: Client) -> None:
    told = text_of(parsed(drawn.get(f"{ROUTINE}/storyboard.svg")), "desc")
    steps = drawn.json(ROUTINE)["steps"]
    for step in steps:
        start = step["start_seconds"]
        assert (
            f"{step['number']}. {step['movement']['name']}, {start // 60}:{start % 60:02d}" in told
        )


def test_what_warns_in_a_routine_stands_first_and_whole(drawn: Client) -> None:
    path = "/v1/routines/sciatica-standing"
    root = parsed(drawn.get(f"{path}/storyboard.svg"))
    told, routine = text_of(root, "desc"), drawn.json(path)
    shown = "".join(text_of(root, "text").split())
    places = []
    for flag in routine["seek_care_if"]:
        for words in (flag["action"], *flag["signs"]):
            assert words in told and "".join(words.split()) in shown
        places.append(told.index(flag["action"]))
    assert places and max(places) < told.index(f"1. {routine['steps'][0]['movement']['name']}")
    for caution in routine["cautions"]:
        assert caution["text"] in told


def test_steps_that_are_not_drawn_keep_their_place(drawn: Client) -> None:
    text = drawn.get(f"{ROUTINE}/storyboard.svg").text
    shown = text_of(parsed(drawn.get(f"{ROUTINE}/storyboard.svg")), "text")
    assert "3. Hold up the sky" in shown and "1. Natural breathing" in shown
    assert text.count("q-tunic") >= 2


def test_a_routine_is_told_in_chinese(drawn: Client) -> None:
    response = drawn.get(f"{ROUTINE}/storyboard.svg?lang=zh-Hans")
    assert response.headers["content-language"] == "zh-Hans"
    assert "两手托天" in text_of(parsed(response), "text")


def test_a_session_is_drawn_as_it_is_composed(drawn: Client, session: Any) -> None:
    response = drawn.get(f"{session['href']}/storyboard.svg")
    told = text_of(parsed(response), "desc")
    assert len(session["steps"]) > 2
    for step in session["steps"]:
        assert f"{step['number']}. {step['movement']['name']}, " in told


def test_what_warns_in_a_session_stands_first_and_whole(drawn: Client, session: Any) -> None:
    told = text_of(parsed(drawn.get(f"{session['href']}/storyboard.svg")), "desc")
    first = told.index(f"1. {session['steps'][0]['movement']['name']}")
    assert session["seek_care_if"] and session["stop_if"]
    for warning in session["seek_care_if"]:
        assert 0 <= told.index(warning["action"]) < first
        assert all(sign in told for sign in warning["signs"])
    for line in (*session["stop_if"], *session["opening_advice"], *session["closing_advice"]):
        assert 0 <= told.index(line) < first


def test_a_picture_of_a_session_is_private(drawn: Client, session: Any) -> None:
    response = drawn.get(f"{session['href']}/storyboard.svg?theme=ink")
    assert response.headers["cache-control"] == "private, no-cache"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert session["token"] not in response.text
    again = drawn.get(
        f"{session['href']}/storyboard.svg?theme=ink",
        headers={"If-None-Match": response.headers["etag"]},
    )
    assert again.status_code == 304
    assert again.headers["cache-control"] == "private, no-cache"


def test_nothing_of_it_is_kept(drawn: Client, drawn_live: LiveEdition, session: Any) -> None:
    store = drawn_live.current().memo.get("pictures")
    held = store.held_bytes if store else 0
    drawn.get(f"{session['href']}/storyboard.svg?theme=dark&hair=bob")
    after = drawn_live.current().memo.get("pictures")
    assert (after.held_bytes if after else 0) == held


def test_the_same_token_gives_the_same_bytes(drawn: Client, session: Any) -> None:
    path = f"{session['href']}/storyboard.svg"
    assert drawn.get(path).content == drawn.get(path).content


@pytest.mark.parametrize(
    ("tail", "status"),
    [
        ("/storyboard.svg?theem=dark", 400),
        ("/storyboard.svg?theme=x", 400),
        ("/storyboard.png", 404),
    ],
)
def test_a_refusal_repeats_no_token(drawn: Client, session: Any, tail: str, status: int) -> None:
    response = drawn.get(session["href"] + tail)
    assert response.status_code == status
    assert session["token"] not in response.text
    assert response.headers["cache-control"] == "private, no-store"


def test_what_is_no_token_is_not_found(drawn: Client) -> None:
    problem = drawn.problem("/v1/sessions/nothing/storyboard.svg", 404)
    assert problem["instance"] == "/v1/sessions/{token}/storyboard.svg"


def test_no_log_line_holds_the_token(drawn_live: LiveEdition, session: Any) -> None:
    lines: list[str] = []
    app = wrap(
        build_routes(drawn_live),
        edition=drawn_live.current_or_none,
        release_of=release_number,
        journal=Journal(write=lines.append),
        log_hits_every=1,
    )
    Client(app).get(f"{session['href']}/storyboard.svg?theme=ink")
    assert lines
    for line in lines:
        assert session["token"] not in line and "sciatica" not in line
        assert "/v1/sessions/{token}/storyboard.svg" in line


@pytest.mark.slow
def test_a_session_is_drawn_in_the_language_of_its_wish_or_in_another(
    drawn: Client, session: Any
) -> None:
    wished = drawn.ask("POST", "/v1/sessions", json=WISH | {"lang": "zh-Hans"}).json()
    for path in (
        f"{wished['href']}/storyboard.svg",
        f"{session['href']}/storyboard.svg?lang=zh-Hans",
    ):
        response = drawn.get(path)
        assert response.headers["content-language"] == "zh-Hans"
        told = text_of(parsed(response), "desc")
        assert "急救" in told
        # A warning that nobody has assessed has its original beside it.
        assert session["seek_care_if"][0]["action"] in told
