"""What a refused body is told: each fault where it is, once, and in words that say what to do."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from app.errors import MOST_FAULTS, BadRequest, Fault, FaultCode, MalformedBody
from app.web.body import parse_body


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Group(StrEnum):
    WARM = "warm"


class Weighed(BaseModel):
    model_config = ConfigDict(extra="forbid")

    leaf: Annotated[str, Field(min_length=1)]
    weight: int = Field(default=1, ge=1, le=5)
    side: Literal["left", "right"] | None = None


class Wish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    colours: Annotated[list[Colour | Group], Field(max_length=3)] = []
    leaves: list[Annotated[str, Field(min_length=1, max_length=9)] | Weighed] | None = None
    shares: dict[Colour, Annotated[int, Field(ge=0)]] = {}
    day: str = Field(default="2026-12-01", pattern=r"^\d{4}-\d\d-\d\d$", examples=["2026-12-01"])
    pace: float | None = Field(default=None, ge=3, le=20, multiple_of=0.5)
    bare: bool = False


COLOURS = ("red", "green", "warm")
LEAF_OR_OBJECT = "It must be a text in quotes or an object with leaf, and if you like weight, side."


def faults_of(content: Any) -> tuple[Fault, ...]:
    with pytest.raises(BadRequest) as refused:
        parse_body(Wish, json.dumps(content).encode())
    return refused.value.faults


def fault_of(content: Any) -> Fault:
    (fault,) = faults_of(content)
    return fault


@pytest.mark.parametrize(
    ("content", "name", "pointer", "allowed", "near"),
    [
        ({"colours": ["red", "gren"]}, "colours", "/colours/1", COLOURS, "green"),
        ({"colours": ["wram"]}, "colours", "/colours/0", COLOURS, "warm"),
        ({"shares": {"gren": 1}}, "gren", "/shares/gren", COLOURS[:2], "green"),
        ({"shares": {"a/b": 1}}, "a/b", "/shares/a~1b", COLOURS[:2], None),
        ({"shares": {"[key]": 1}}, "[key]", "/shares/[key]", COLOURS[:2], None),
        ({"leaves": [{"leaf": "oak", "side": "lft"}]}, "side", "/leaves/0/side",
         ("left", "right"), "left"),
    ],
)  # fmt: skip
def test_a_word_outside_a_closed_list_is_answered_with_the_list(
    content: Any, name: str, pointer: str, allowed: tuple[str, ...], near: str | None
) -> None:
    fault = fault_of(content)
    assert (fault.name, fault.pointer, fault.code) == (name, pointer, FaultCode.NOT_ALLOWED)
    assert (fault.allowed, fault.did_you_mean) == (allowed, near)


@pytest.mark.parametrize("value", [5, None, True, [], {}, 1.5])
def test_what_is_no_word_is_told_that_a_word_is_wanted(value: Any) -> None:
    fault = fault_of({"colours": [value]})
    assert (fault.pointer, fault.code) == ("/colours/0", FaultCode.WRONG_TYPE)
    assert fault.allowed == COLOURS
    assert fault.reason == "It must be one of the allowed values, in quotes."


@pytest.mark.parametrize("value", [5, None, False, ["oak"]])
def test_where_text_or_an_object_fits_the_fault_says_so_once(value: Any) -> None:
    fault = fault_of({"leaves": ["oak", value]})
    assert (fault.name, fault.pointer) == ("leaves", "/leaves/1")
    assert (fault.code, fault.reason) == (FaultCode.WRONG_TYPE, LEAF_OR_OBJECT)


def test_an_object_is_judged_as_an_object_and_a_text_as_a_text() -> None:
    found = faults_of({"leaves": [{"laef": "oak", "weight": 9}, "", "a" * 10]})
    assert [(fault.pointer, fault.reason) for fault in found] == [
        ("/leaves/0/leaf", "It is required."),
        ("/leaves/0/weight", "It must be at most 5."),
        ("/leaves/0/laef", "There is no such field here."),
        ("/leaves/1", "It must have at least 1 character."),
        ("/leaves/2", "It may have at most 9 characters."),
    ]
    assert (found[2].allowed, found[2].did_you_mean) == (("leaf", "side", "weight"), "leaf")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"leaves": "oak"}, "It must be a list in [ ]."),
        ({"colours": None}, "It must not be null: leave it out, or give a list in [ ]."),
        ({"colours": ["red"] * 4}, "It may have at most 3 entries."),
        ({"shares": []}, "It must be an object in { }."),
        ({"day": "1/12/2026"}, "It must be written like 2026-12-01."),
        ({"day": 5}, "It must be a text in quotes."),
        ({"pace": 2}, "It must be at least 3."),
        ({"pace": 20.5}, "It must be at most 20."),
        ({"pace": 5.3}, "It must be a multiple of 0.5."),
        ({"pace": "5"}, "It must be a number in plain digits, such as 5 or 5.5."),
        ({"bare": "true"}, "It must be true or false."),
    ],
)
def test_each_reason_says_what_to_send(content: Any, reason: str) -> None:
    fault = fault_of(content)
    (name,) = content
    assert (fault.name, fault.pointer, fault.reason) == (name, f"/{name}", reason)


@pytest.mark.parametrize("content", [[], 5, "a", None, True])
def test_what_is_no_object_at_all_is_told_of_the_whole_body(content: Any) -> None:
    fault = fault_of(content)
    assert (fault.name, fault.pointer) == ("body", "")
    assert fault.reason == "It must be an object in { }."


def test_a_field_named_like_a_mark_of_ours_is_only_an_unknown_field() -> None:
    found = faults_of({"[key]": 1, "Weighed": 2})
    assert [(fault.name, fault.code) for fault in found] == [
        ("[key]", FaultCode.UNKNOWN),
        ("Weighed", FaultCode.UNKNOWN),
    ]


def test_half_a_character_is_no_json() -> None:
    for body in (b'{"day": "\\ud800"}', b'{"\\udfff": 1}'):
        with pytest.raises(MalformedBody):
            parse_body(Wish, body)


def test_no_body_is_answered_with_faults_without_end() -> None:
    assert len(faults_of({f"a{number}": 1 for number in range(3000)})) == MOST_FAULTS
