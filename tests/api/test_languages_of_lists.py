"""What stands in plain lists is told in the language asked for, with what warns in both."""

from typing import Any

import pytest

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.seeding.content import Content
from app.settings import Settings
from app.vocabulary.kinds import PlainKind
from tests.client import Client
from tests.loaded import EmptyUrl, live_edition
from tests.tongues import beside, told, with_lists_told

pytestmark = pytest.mark.slow
CHINESE = "lang=zh-Hans"
MARK = told("")[0]


def serving(live: LiveEdition) -> Client:
    return Client(create_app(Settings(log_requests=False), live))


@pytest.fixture(scope="module")
def speaking(tongued: LiveEdition) -> Client:
    return serving(tongued)


@pytest.fixture(scope="module")
def assessed(empty_url: EmptyUrl, real_content: Content) -> Client:
    """The same, as if somebody had assessed it."""
    return serving(live_edition(empty_url(), with_lists_told(real_content, assessed=True)))


def both(client: Client, path: str) -> tuple[Any, Any]:
    """The answer in English and in Chinese."""
    more = "&" if "?" in path else "?"
    return client.json(f"{path}{more}lang=en"), client.json(f"{path}{more}{CHINESE}")


@pytest.mark.parametrize("path", ["/v1/vocabulary", "/v1/screening", "/v1/screening.fhir.json"])
def test_a_list_is_told_in_the_language_asked_for(path: str, speaking: Client) -> None:
    for more in ({"params": {"lang": "zh-Hans"}}, {"headers": {"Accept-Language": "zh-CN"}}):
        response = speaking.ask("GET", path, **more)
        assert response.headers["content-language"] == "zh-Hans"
        assert "Accept-Language" in response.headers["vary"]
        assert MARK in response.text
    response = speaking.get(f"{path}?lang=zh-Hant")
    assert response.status_code == 200
    assert speaking.get(path).headers["content-language"] == "en"
    assert MARK not in speaking.get(path).text


def test_labels_of_the_vocabulary_are_told_alone(speaking: Client) -> None:
    english, chinese = both(speaking, "/v1/vocabulary")
    for name, terms in english["lists"].items():
        for term, same in zip(terms, chinese["lists"][name], strict=True):
            assert (same["code"], same["label"]) == (term["code"], told(term["label"]))
            assert same["definition"] == (term["definition"] and told(term["definition"]))
    for feature, same in zip(english["risk_features"], chinese["risk_features"], strict=True):
        assert (same["label"], same["code"]) == (told(feature["label"]), feature["code"])
        assert same["definition"] == told(feature["definition"])


def test_what_a_limitation_and_a_cell_warn_of_is_told_in_both(speaking: Client) -> None:
    english, chinese = both(speaking, "/v1/vocabulary")
    for limitation, same in zip(english["limitations"], chinese["limitations"], strict=True):
        assert same["label"] == told(limitation["label"])
        assert same["question"] == (limitation["question"] and beside(limitation["question"]))
        if limitation["gate"]:
            assert same["gate"]["when"] == beside(limitation["gate"]["when"])
            assert same["gate"]["action"] == limitation["gate"]["action"]
    for cell, same in zip(english["cells"], chinese["cells"], strict=True):
        assert same["advice"] == beside(cell["advice"])
        assert same["cell"] == cell["cell"]


def test_an_assessed_translation_stands_alone(assessed: Client) -> None:
    for path in ("/v1/vocabulary", "/v1/screening?condition=anxiety"):
        english, chinese = both(assessed, path)
        assert chinese != english and f"[{_first_advice(english)}]" not in str(chinese)


def _first_advice(answer: Any) -> str:
    if "cells" in answer:
        return str(answer["cells"][0]["advice"])
    return str(answer["emergency"]["blocks"][0]["lines"][0]["text"])


def test_questions_and_what_they_lead_to_are_told(speaking: Client) -> None:
    english, chinese = both(speaking, "/v1/screening?condition=anxiety&condition=pregnancy")
    assert chinese["emergency"]["title"] == beside(english["emergency"]["title"])
    for part, same_part in zip(english["parts"], chinese["parts"], strict=True):
        assert same_part["title"] == told(part["title"])
        for question, same in zip(part["questions"], same_part["questions"], strict=True):
            assert same["text"] == beside(question["text"])
            assert same["help"] == (question["help"] and told(question["help"]))
            assert same["signs"] == [beside(sign) for sign in question["signs"]]
            assert (same["code"], same["follows"]) == (question["code"], question["follows"])
            for answer, other in zip(question["answers"], same["answers"], strict=True):
                assert other["label"] == told(answer["label"])
                _same_end(answer["leads_to"], other["leads_to"])


def _same_end(english: Any, chinese: Any) -> None:
    if english is None:
        assert chinese is None
        return
    alike = ("limitations", "exclude_risks", "outlet", "texts", "inference")
    assert {name: english[name] for name in alike} == {name: chinese[name] for name in alike}
    assert chinese["advice"] == (english["advice"] and beside(english["advice"]))
    if english["red_flag"] and "[" not in chinese["red_flag"]["action"]:
        raise AssertionError(chinese["red_flag"])


def test_answers_lead_to_the_same_in_every_language(speaking: Client) -> None:
    body = {
        "conditions": ["anxiety"],
        "answers": [
            {"question": "adult", "answer": "yes"},
            {"question": "self_harm", "answer": "yes"},
        ],
    }
    english = speaking.ask("POST", "/v1/screening", json=body)
    for more in ({"params": {"lang": "zh-Hans"}}, {"headers": {"Accept-Language": "zh-Hans"}}):
        chinese = speaking.ask("POST", "/v1/screening", json=body, **more)
        assert chinese.headers["content-language"] == "zh-Hans"
        assert chinese.headers["cache-control"] == "no-store"
        found, same = english.json(), chinese.json()
        assert same["red_flags"][0]["action"] == beside(found["red_flags"][0]["action"])
        assert same["texts"][0]["title"] == beside(found["texts"][0]["title"])
        alike = ("practice", "instead", "limitations", "exclude_risks", "not_answered")
        assert {name: found[name] for name in alike} == {name: same[name] for name in alike}
    assert english.headers["content-language"] == "en"


def test_the_questionnaire_of_clinics_says_its_language(speaking: Client) -> None:
    english, chinese = both(speaking, "/v1/screening.fhir.json?condition=carpal-tunnel-syndrome")
    assert (english["language"], chinese["language"]) == ("en", "zh-Hans")
    assert chinese["item"][0]["text"] == beside(english["item"][0]["text"])
    assert [item["linkId"] for item in english["item"]] == [i["linkId"] for i in chinese["item"]]


@pytest.mark.parametrize(
    "path",
    ["conditions/anxiety", "movements/hip-circles", "routines/sciatica-seated"],
)
def test_stop_rules_are_told_in_both_on_every_page(path: str, speaking: Client) -> None:
    english, chinese = both(speaking, f"/v1/{path}")
    lines = english["stop_if"]["blocks"][0]["lines"]
    same = chinese["stop_if"]["blocks"][0]["lines"]
    assert [line["text"] for line in same] == [beside(line["text"]) for line in lines]
    if english.get("crisis"):
        assert chinese["crisis"]["title"] == beside(english["crisis"]["title"])


def test_the_cues_for_safety_of_a_movement_are_told_in_both(client: Client) -> None:
    english, chinese = both(client, "/v1/movements/hold-up-the-sky")
    found = 0
    for variant, same in zip(english["variants"], chinese["variants"], strict=True):
        for cue, told_cue in zip(variant["cues"], same["cues"], strict=True):
            is_beside = told_cue["text"].endswith(f" [{cue['text']}]")
            assert is_beside == (cue["kind"] == "safety"), told_cue
            found += is_beside
    assert found


def test_what_is_to_be_heeded_is_told_in_both_wherever_it_stands(speaking: Client) -> None:
    english, chinese = both(speaking, "/v1/movements?limitation=osteoporosis&limit=100")
    heeded = [
        (advice["advice"], same["advice"])
        for item, other in zip(english["items"], chinese["items"], strict=True)
        for variant, same_variant in zip(item["allowed"], other["allowed"], strict=True)
        for advice, same in zip(variant["advice"], same_variant["advice"], strict=True)
    ]
    left_out = [
        (one["advice"], other["advice"])
        for one, other in zip(english["omitted"], chinese["omitted"], strict=True)
        if one["advice"]
    ]
    assert heeded and left_out
    assert all(same == beside(advice) for advice, same in [*heeded, *left_out])
    verdicts = both(speaking, "/v1/conditions/pregnancy")
    avoided = [
        (one["reason"], other["reason"])
        for one, other in zip(verdicts[0]["movements"], verdicts[1]["movements"], strict=True)
        if one["rule"] in ("forbidden", "modify-not-met")
    ]
    assert avoided and all(same == beside(reason) for reason, same in avoided)


def test_a_movement_of_a_routine_is_told_as_on_its_own_page(client: Client) -> None:
    routine = client.json(f"/v1/routines/sciatica-seated?{CHINESE}")
    for step in routine["steps"]:
        movement = client.json(f"/v1/movements/{step['movement']['slug']}?{CHINESE}")
        assert step["summary"] == movement["summary"]
        assert step["movement"]["name"] == movement["name"] and not movement["name"].isascii()


@pytest.mark.parametrize(("locale", "name"), [("zh-Hans", "阳陵泉"), ("zh-Hant", "陽陵泉")])
def test_a_reference_has_the_name_of_the_language(locale: str, name: str, client: Client) -> None:
    users = client.json("/v1/acupoints/gb34/used-in")["items"]
    slug = next(user["ref"]["slug"] for user in users if user["ref"]["kind"] == "movements")
    movement = client.json(f"/v1/movements/{slug}?lang={locale}")
    names = [link["acupoint"]["name"] for link in movement["acupoints"]]
    assert f"GB34 {name}" in names


def test_coverage_counts_what_each_language_has_of_a_list(speaking: Client) -> None:
    rows = {row["list"]: row for row in speaking.json("/v1/coverage")["lists"]}
    assert set(rows) == set(PlainKind)
    for kind, row in rows.items():
        assert row["texts"] > 0
        if kind != PlainKind.PHRASES:
            assert row["translated"]["zh-Hans"] == row["texts"]
        assert row["assessed"]["zh-Hans"] == 0


def test_coverage_counts_what_somebody_has_assessed(assessed: Client) -> None:
    for row in assessed.json("/v1/coverage")["lists"]:
        if row["list"] != PlainKind.PHRASES:
            assert row["assessed"]["zh-Hans"] == row["texts"]


def test_a_list_that_a_language_lacks_is_told_in_english(
    empty_url: EmptyUrl, real_content: Content
) -> None:
    bare = with_lists_told(real_content)
    bare.translations[:] = [one for one in bare.translations if not isinstance(one.kind, PlainKind)]
    client = serving(live_edition(empty_url(), bare))
    for path in ("/v1/vocabulary", "/v1/screening"):
        response = client.get(f"{path}?{CHINESE}")
        assert response.headers["content-language"] == "en"
    assert client.get(f"/v1/vocabulary?{CHINESE}").content == client.get("/v1/vocabulary").content
