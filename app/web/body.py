"""The strict reader of JSON bodies: syntax is judged before sense, faults point into the body."""

from __future__ import annotations

import json
import math
import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import BadRequest, BodyTooLarge, MalformedBody, UnsupportedFormat
from app.web.asking import Receive
from app.web.explaining import explained

LARGEST_BODY_BYTES = 64 * 1024
DEEPEST = 20
# Python's own reader takes it; it is the one thing in which pydantic's is the stricter.
HALF_A_CHARACTER = r"The body holds half of a character, such as \ud800 alone: send all of it."
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# JSON takes a control character only as an escape, whose own stroke is not escaped, and DEL bare.
_CONTROL = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[bfnrt]|u00(?:[01][0-9A-Fa-f]|7[Ff]))|\x7f")
_JSON_TYPE = re.compile(rb'application/json *(?:; *charset="?utf-8"? *)?', re.IGNORECASE)

Model = TypeVar("Model", bound=BaseModel)


async def read_body(model: type[Model], headers: dict[bytes, bytes], receive: Receive) -> Model:
    """Read a request's body strictly into `model`; raise the error that says what is wrong."""
    if _JSON_TYPE.fullmatch(headers.get(b"content-type", b"").strip()) is None:
        raise UnsupportedFormat("Send the body as application/json in UTF-8.")
    if headers.get(b"content-encoding", b"identity") != b"identity":
        raise UnsupportedFormat("Send the body uncompressed.")
    declared = headers.get(b"content-length", b"0")
    if declared.isdigit() and int(declared) > LARGEST_BODY_BYTES:
        raise BodyTooLarge(LARGEST_BODY_BYTES)
    return parse_body(model, await _collect(receive))


async def _collect(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise MalformedBody("The body ended before it was complete.")
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY_BYTES:
            raise BodyTooLarge(LARGEST_BODY_BYTES)
        if not message.get("more_body", False):
            return bytes(body)


def parse_body(model: type[Model], body: bytes) -> Model:
    """Turn the bytes of a body into `model`."""
    content = _strict_json(body)
    try:
        # From JSON and not from `content`: only there does strictness allow a string for an enum.
        return model.model_validate_json(body, strict=True)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        if errors[0]["type"] == "json_invalid":
            raise MalformedBody(HALF_A_CHARACTER) from None
        raise BadRequest(explained(model, content, errors)) from None


def _strict_json(body: bytes) -> Any:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedBody("The body is not UTF-8.") from None
    if _CONTROL.search(text):
        raise MalformedBody("A text in the body holds a control character.")
    if _depth(text) > DEEPEST:
        raise MalformedBody(f"The body is nested more than {DEEPEST} deep.")
    try:
        return json.loads(
            text,
            object_pairs_hook=_without_repeated_keys,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise MalformedBody(f"The body is not JSON: see {where}.") from None
    except ValueError:
        raise MalformedBody("The body holds a number that is too long.") from None


def _depth(text: str) -> int:
    deepest = depth = 0
    for character in _STRING.sub("", text):
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _without_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise MalformedBody("The body has the same key twice in one object.")
    return content


def _no_constant(name: str) -> float:
    raise MalformedBody(f"{name} is not a number that JSON knows.")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise MalformedBody("The body holds a number that is too large.")
    return number
