"""One moment of a movement as a picture: what is shown, in which words, and what is refused."""

import re
from typing import Any

import pytest

from tests.api.figures.svg import box_of, numbers_of, parsed, text_of
from tests.client import Client
from tests.drawn import BOW, SKY

URL = f"{SKY}/figure.svg"


def test_it_is_a_picture_with_a_title_and_a_description(drawn: Client) -> None:
    root = parsed(drawn.get(URL))
    assert text_of(root, "title") == "Hold up the sky"
    assert "palms up" in text_of(root, "desc")
    assert root.get("role") == "img"


def test_it_states_its_licence_inside_and_outside(drawn: Client) -> None:
    response = drawn.get(URL)
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert licence in text_of(parsed(response), "metadata") or licence in response.text
    assert f'<{licence}>; rel="license"' in response.headers["link"]


def test_a_strict_policy_forbids_it_nothing_that_it_needs(drawn: Client) -> None:
    response = drawn.get(URL)
    policy = response.headers["content-security-policy"]
    assert policy == "default-src 'none'; frame-ancestors 'none'"
    assert response.headers["x-content-type-options"] == "nosniff"
    for forbidden in ("<style", "style=", "<script", "href=", "<foreignObject"):
        assert forbidden not in response.text
    assert re.search(r"\son[a-z]+=", response.text) is None


@pytest.mark.parametrize(
    ("query", "headers", "language", "title"),
    [
        ("?lang=zh-Hans", {}, "zh-Hans", "两手托天理三焦"),
        ("?lang=zh-Hant", {}, "zh-Hant", "兩手托天理三焦"),
        ("", {"Accept-Language": "zh-TW, en;q=0.5"}, "zh-Hant", "兩手托天理三焦"),
        ("", {"Accept-Language": "fr"}, "en", "Hold up the sky"),
        ("?lang=en", {"Accept-Language": "zh"}, "en", "Hold up the sky"),
    ],
)
def test_its_words_are_in_the_language_asked_for(
    drawn: Client, query: str, headers: dict[str, str], language: str, title: str
) -> None:
    response = drawn.get(URL + query, headers=headers)
    assert response.headers["content-language"] == language
    assert text_of(parsed(response), "title").startswith(title[:4])
    assert ("palms" in text_of(parsed(response), "desc")) == (language == "en")


def test_a_phase_shows_its_end_and_a_beat_that_moment(drawn: Client) -> None:
    by_phase, by_beat = drawn.get(f"{URL}?phase=2"), drawn.get(f"{URL}?beat=5")
    assert numbers_of(by_phase) == numbers_of(by_beat)
    others = [drawn.get(f"{URL}?{asked}") for asked in ("phase=1", "beat=0", "beat=3.5")]
    assert len({numbers_of(one) for one in (by_phase, *others)}) == 4


def test_the_last_phase_ends_where_the_first_begins(drawn: Client) -> None:
    end, start = (parsed(drawn.get(f"{URL}?{asked}")) for asked in ("phase=5", "beat=0"))
    assert box_of(end) == pytest.approx(box_of(start), abs=2)


@pytest.mark.parametrize("asked", ["view=back", "theme=dark", "skin=deep", "hair=short",
                                   "clothing=plum", "shape=elder", "variant=seated"])  # fmt: skip
def test_each_choice_makes_another_picture(drawn: Client, asked: str) -> None:
    assert numbers_of(drawn.get(f"{URL}?{asked}")) != numbers_of(drawn.get(URL))


def test_a_variant_may_be_named_or_found_by_its_posture(drawn: Client) -> None:
    named, found = drawn.get(f"{URL}?variant=seated"), drawn.get(f"{URL}?posture=seated")
    assert named.content == found.content
    assert "sits on a chair" in text_of(parsed(named), "desc")
    assert drawn.get(f"{URL}?variant=seated&posture=seated").content == named.content


def test_without_any_the_first_variant_that_is_drawn_is_shown(drawn: Client) -> None:
    assert drawn.get(URL).content == drawn.get(f"{URL}?variant=standing").content


def test_a_side_is_shown_on_that_side(drawn: Client) -> None:
    told = {
        side: text_of(parsed(drawn.get(f"{BOW}/figure.svg?side={side}&phase=1")), "desc")
        for side in ("left", "right")
    }
    assert "turned to the left" in told["left"]
    assert "turned to the right" in told["right"]
    as_written = drawn.get(f"{BOW}/figure.svg?phase=1")
    assert as_written.content == drawn.get(f"{BOW}/figure.svg?phase=1&side=left").content


def test_what_has_no_side_is_the_same_on_both(drawn: Client) -> None:
    assert drawn.get(f"{URL}?side=left").content == drawn.get(f"{URL}?side=right").content


@pytest.mark.parametrize(
    ("path", "name", "code"),
    [
        (f"{URL}?theem=dark", "theem", "unknown"),
        (f"{URL}?theme=drak", "theme", "not_allowed"),
        (f"{URL}?view=top", "view", "not_allowed"),
        (f"{URL}?side=both", "side", "not_allowed"),
        (f"{URL}?phase=0", "phase", "out_of_range"),
        (f"{URL}?phase=6", "phase", "out_of_range"),
        (f"{BOW}/figure.svg?phase=7", "phase", "out_of_range"),
        (f"{URL}?beat=10.5", "beat", "out_of_range"),
        (f"{URL}?beat=-1", "beat", "out_of_range"),
        (f"{URL}?beat=NaN", "beat", "wrong_type"),
        (f"{URL}?beat=1&phase=1", "beat", "invalid"),
        (f"{URL}?variant=sitting", "variant", "not_allowed"),
        (f"{URL}?posture=supine", "posture", "not_allowed"),
        (f"{URL}?posture=seated&variant=standing", "posture", "not_allowed"),
        (f"{URL}?lang=fr", "lang", "not_allowed"),
        (f"{SKY}/figure.png?width=63", "width", "out_of_range"),
        (f"{SKY}/figure.png?width=2049", "width", "out_of_range"),
        (f"{URL}?width=100", "width", "unknown"),
        (f"{SKY}/animation.svg?breaths_per_minute=2.5", "breaths_per_minute", "out_of_range"),
        (f"{SKY}/animation.svg?breaths_per_minute=5.2", "breaths_per_minute", "out_of_range"),
        (f"{SKY}/animation.svg?captions=yes", "captions", "wrong_type"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_told(
    drawn: Client, path: str, name: str, code: str
) -> None:
    [fault] = drawn.problem(path, 400)["faults"]
    assert (fault["name"], fault["code"]) == (name, code)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("theem=dark", "theme"), ("theme=drak", "dark"), ("variant=seatd", "seated")],
)
def test_a_slip_is_answered_with_what_was_meant(drawn: Client, asked: str, meant: str) -> None:
    [fault] = drawn.problem(f"{URL}?{asked}", 400)["faults"]
    assert fault["did_you_mean"] == meant


def test_both_halves_of_a_mirrored_movement_can_be_asked_for(drawn: Client) -> None:
    for phase in range(1, 7):
        parsed(drawn.get(f"{BOW}/figure.svg?phase={phase}"))
    assert "lasts 18 beats" in drawn.problem(f"{BOW}/figure.svg?beat=18.5", 400)["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/movements/wuji-standing/figure.svg",
        f"{URL}?variant=seated-low",
        "/v1/movements/wuji-standing/animation.svg",
        "/v1/movements/wuji-standing/choreography",
    ],
)
def test_what_nobody_has_drawn_is_not_found(drawn: Client, path: str) -> None:
    problem = drawn.problem(path, 404)
    assert problem["type"] == "/problems/not-found"
    assert "no figure" in problem["detail"]


def test_a_movement_that_is_not_there_is_not_found(drawn: Client) -> None:
    assert drawn.problem("/v1/movements/hold-up-the-skye/figure.svg", 404)["suggestions"]


@pytest.mark.parametrize("name", ["figure.svg", "figure.png", "sequence.svg", "animation.svg"])
def test_head_and_304_and_codings_hold_for_pictures_too(drawn: Client, name: str) -> None:
    path = f"{SKY}/{name}"
    get, head = drawn.get(path), drawn.ask("HEAD", path)
    assert head.content == b"" and head.headers["etag"] == get.headers["etag"]
    again = drawn.get(path, headers={"If-None-Match": get.headers["etag"]})
    assert again.status_code == 304 and again.content == b""
    plain = drawn.get(path, headers={"Accept-Encoding": "identity"})
    assert plain.content == get.content
    assert ("content-encoding" in get.headers) == name.endswith("svg")
    assert get.headers["cache-control"].startswith("public, max-age=")


def test_the_name_may_be_an_alias_or_in_chinese(drawn: Client) -> None:
    assert drawn.get("/v1/movements/Hold%20up%20the%20sky/figure.svg").content == (
        drawn.get(URL).content
    )


def test_what_was_drawn_is_kept_and_not_drawn_again(drawn: Client, drawn_live: Any) -> None:
    drawn.get(f"{URL}?theme=ink&skin=olive")
    store = drawn_live.current().memo["pictures"]
    held = store.held_bytes
    drawn.get(f"{URL}?skin=olive&theme=ink", headers={"Accept-Encoding": "gzip"})
    drawn.get(f"{URL}?skin=olive&theme=ink&variant=standing")
    assert store.held_bytes == held
