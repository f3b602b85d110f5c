"""The strict reader of JSON bodies."""

from __future__ import annotations

import asyncio
import json
from enum import StrEnum
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ConfigDict, Field

from app.errors import (
    BadRequest,
    BodyTooLarge,
    FaultCode,
    Location,
    MalformedBody,
    UnsupportedFormat,
)
from app.web.body import LARGEST_BODY_BYTES, parse_body, read_body

JSON = {"content-type": "application/json"}


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    side: Side
    seconds: Annotated[int, Field(ge=1)] = 1


class Wish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    minutes: Annotated[float, Field(le=60)] = 10
    parts: tuple[Part, ...] = ()
    note: str | None = None


def faults_of(content: Any) -> list[tuple[str | None, FaultCode]]:
    with pytest.raises(BadRequest) as refused:
        parse_body(Wish, json.dumps(content).encode())
    assert {fault.location for fault in refused.value.faults} == {Location.BODY}
    return [(fault.pointer, fault.code) for fault in refused.value.faults]


def test_a_body_is_read_into_its_model() -> None:
    wish = parse_body(Wish, b'{"minutes": 5.5, "parts": [{"side": "left", "seconds": 3}]}')
    assert wish == Wish(minutes=5.5, parts=(Part(side=Side.LEFT, seconds=3),))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{'minutes': 5}",
        b'{"minutes": NaN}',
        b'{"minutes": -Infinity}',
        b'{"minutes": 1e999}',
        b'{"minutes": 1' + b"0" * 5000 + b"}",
        b'{"minutes": 5, "minutes": 6}',
        b'{"parts": [{"side": "left", "side": "right"}]}',
        b'{"note": "\xff"}',
        b"\xef\xbb\xbf{}",
        b"[" * 10_000,
        b'{"note": ' + b"[" * 21 + b"]" * 21 + b"}",
        b'{"minutes": 5} {}',
    ],
)
def test_a_body_that_is_not_strict_json_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedBody):
        parse_body(Wish, body)


def test_brackets_in_a_text_are_not_depth() -> None:
    note = '["{' * 100
    assert parse_body(Wish, json.dumps({"note": note}).encode()).note == note


def test_every_fault_points_into_the_body() -> None:
    content = {"minutes": "5", "parts": [{"side": "lft"}, {"seconds": 0, "a/b": 1}], "nots": 1}
    assert faults_of(content) == [
        ("/minutes", FaultCode.WRONG_TYPE),
        ("/parts/0/side", FaultCode.NOT_ALLOWED),
        ("/parts/1/side", FaultCode.MISSING),
        ("/parts/1/seconds", FaultCode.OUT_OF_RANGE),
        ("/parts/1/a~1b", FaultCode.UNKNOWN),
        ("/nots", FaultCode.UNKNOWN),
    ]


@pytest.mark.parametrize("seconds", ["5", 5.0, True, None])
def test_a_number_is_only_a_number(seconds: object) -> None:
    found = faults_of({"parts": [{"side": "left", "seconds": seconds}]})
    assert [pointer for pointer, _ in found] == ["/parts/0/seconds"]


def test_an_unknown_field_is_answered_with_the_one_that_was_meant() -> None:
    with pytest.raises(BadRequest) as refused:
        parse_body(Wish, b'{"minuts": 5, "parts": [{"side": "left", "secnds": 1}]}')
    nested, outer = sorted(
        refused.value.faults, key=lambda fault: fault.pointer != "/parts/0/secnds"
    )
    assert (outer.did_you_mean, outer.allowed) == ("minutes", ("minutes", "note", "parts"))
    assert (nested.did_you_mean, nested.allowed) == ("seconds", ("seconds", "side"))


def read(body: bytes, headers: dict[str, str], parts: int = 1) -> Wish:
    step = max(1, len(body) // parts)
    pieces = [body[start : start + step] for start in range(0, len(body), step)] or [b""]
    sent = {name.encode(): value.encode() for name, value in headers.items()}

    async def receive() -> dict[str, Any]:
        if not pieces:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    return asyncio.run(read_body(Wish, sent, receive))


def test_a_body_may_come_in_pieces() -> None:
    assert read(b'{"minutes": 5}', JSON, parts=4).minutes == 5


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "text/plain"},
        {"content-type": "application/json; charset=latin-1"},
        {"content-type": "application/json", "content-encoding": "gzip"},
    ],
)
def test_only_plain_json_is_read(headers: dict[str, str]) -> None:
    with pytest.raises(UnsupportedFormat):
        read(b"{}", headers)


def test_a_body_that_is_too_long_is_refused_by_its_length_and_by_its_bytes() -> None:
    long = b'{"note": "' + b"a" * LARGEST_BODY_BYTES + b'"}'
    with pytest.raises(BodyTooLarge):
        read(b"{}", {**JSON, "content-length": str(LARGEST_BODY_BYTES + 1)})
    with pytest.raises(BodyTooLarge):
        read(long, {"content-type": "application/json; charset=utf-8"}, parts=8)


@pytest.mark.parametrize(
    "body",
    [rb'{"a":"\u0000"}', rb'{"a":"\n"}', rb'{"a":"\\\u001F"}', b'{"a":"\x7f"}', rb'{"\b":1}'],
)
def test_a_control_character_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedBody, match="control character"):
        parse_body(Wish, body)


def test_a_stroke_before_a_letter_is_no_control_character() -> None:
    with pytest.raises(BadRequest):
        parse_body(Wish, rb'{"a":"\\n"}')
