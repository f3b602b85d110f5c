"""Pictures in words."""

import pytest

from app.figures.describing import describe_moment, describe_movement, describe_practice
from app.figures.languages import words_for
from app.figures.performance import Performance
from app.figures.still import signature_beat
from app.figures.words import ENGLISH
from app.vocabulary.kinds import Locale
from tests.figures.documents import (
    Document,
    draw_the_bow,
    hold_up_the_sky,
    seated_breathing,
    wuji,
)


def told(document: Document, beat: float | None = None) -> str:
    performance = Performance(document)
    return describe_moment(performance, signature_beat(performance) if beat is None else beat)


def test_stance_hands_palms_gaze_and_breath_are_told() -> None:
    assert told(hold_up_the_sky(), 4.9) == (
        "A figure stands with the feet shoulder-width apart. "
        "Both hands are above the head, palms up. The eyes look ahead. Breathing in."
    )


def test_hands_that_differ_are_told_one_by_one() -> None:
    words = told(draw_the_bow())
    assert "The left hand is out to the side at shoulder height, palm outward" in words
    assert "index finger and thumb stretched" in words
    assert "The right hand is in front of the body at shoulder height" in words
    assert "The head is turned to the left." in words


def test_hands_that_rest_on_the_body_are_told_by_the_place() -> None:
    words = told(seated_breathing())
    assert words.startswith("A figure sits on a chair")
    assert "Both hands are on the lower belly." in words


def test_closed_eyes_are_told_instead_of_a_gaze() -> None:
    document = wuji()
    document["eyes"] = "closed"
    assert "The eyes are closed." in told(document)


@pytest.mark.parametrize(
    ("spine", "words"),
    [
        ({"bend": 40}, "The trunk leans forward."),
        ({"side": 25}, "The trunk bends to the left."),
        ({"side": -25}, "The trunk bends to the right."),
        ({"turn": 35}, "The trunk is turned to the left."),
        ({"bend": -25}, "The chest opens and leans back."),
    ],
)
def test_the_lean_of_the_trunk_is_told(spine: dict[str, float], words: str) -> None:
    document = wuji()
    document["start"] = {**document["start"], "spine": spine}
    assert words in told(document, 0.0)


@pytest.mark.parametrize(
    ("stance", "words"),
    [
        ("horse", "in a wide horse stance"),
        ("bow-left", "the left foot a long step ahead"),
        ("kneeling", "kneels"),
        ("cross-legged", "cross-legged"),
        ("supine", "lies on the back with the knees bent"),
        ({"feet": "supine", "knees": "long"}, "lies on the back with the legs long"),
        ("side-lying", "lies on one side"),
    ],
)
def test_every_way_to_stand_sit_or_lie_has_words(stance: object, words: str) -> None:
    document = wuji()
    document["stance"] = stance
    del document["start"]
    document["phases"] = [{"breath": "in", "beats": 4}, {"breath": "out", "beats": 4}]
    assert words in told(document, 0.0)


def test_a_movement_is_told_moment_by_moment_and_only_what_is_new() -> None:
    words = describe_movement(Performance(hold_up_the_sky()))
    assert words.index("chest height") < words.index("above the head")
    assert words.index("above the head") < words.index("out to the side at shoulder height")
    assert words.count("A figure stands") == 1


def test_a_movement_for_both_sides_says_so() -> None:
    assert describe_movement(Performance(draw_the_bow())).endswith(
        "Then the same to the other side."
    )


def test_a_movement_of_the_breath_alone_says_so() -> None:
    assert "Only the breath moves" in describe_movement(Performance(seated_breathing()))


def test_a_practice_is_told_by_the_names_of_its_movements() -> None:
    assert describe_practice(["Wuji", "Draw the bow"]) == (
        "2 movements in order: Wuji, Draw the bow."
    )


@pytest.mark.parametrize("locale", list(Locale))
def test_every_language_has_the_same_phrases_to_fill(locale: Locale) -> None:
    words = words_for(locale)
    assert set(words) == set(ENGLISH)
    for key, phrase in ENGLISH.items():
        filled = {part.split("}")[0] for part in phrase.split("{")[1:]}
        assert {part.split("}")[0] for part in words[key].split("{")[1:]} == filled, key


def test_chinese_is_told_without_a_letter_of_english() -> None:
    words = describe_movement(Performance(draw_the_bow()), words_for(Locale.ZH_HANT))
    assert "馬步" in words
    assert not any("a" <= letter.lower() <= "z" for letter in words)
