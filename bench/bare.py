"""The barest ASGI application: finished answers by path, and nothing that ours does beside."""

import base64
import json
import os
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from bench.asking import Answer

Message = MutableMapping[str, Any]
Application = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
    Awaitable[None],
]
ANSWERS = "BENCH_ANSWERS"
UNCHANGED = "/unchanged"
# uvicorn writes these itself.
BY_THE_SERVER = frozenset({"date", "server", "connection"})


def write_answers(file: Path, answers: dict[str, Answer]) -> None:
    """Write the answers by target where the application finds them."""
    kept = [
        {
            "target": target,
            "status": answer.status,
            "headers": [pair for pair in answer.headers if pair[0].lower() not in BY_THE_SERVER],
            "body": base64.b64encode(answer.body).decode(),
        }
        for target, answer in answers.items()
    ]
    file.write_text(json.dumps(kept), encoding="utf-8")


def app() -> Application:
    """Return the application for `uvicorn --factory`."""
    answers = {}
    for kept in json.loads(Path(os.environ[ANSWERS]).read_bytes()):
        path, _, query = kept["target"].partition("?")
        start = {
            "type": "http.response.start",
            "status": kept["status"],
            "headers": [(name.lower().encode(), value.encode()) for name, value in kept["headers"]],
        }
        body = {"type": "http.response.body", "body": base64.b64decode(kept["body"])}
        answers[path, query.encode()] = (start, body)

    async def answer(
        scope: Message,
        _receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        if scope["type"] != "http":
            return
        start, body = answers[scope["path"], scope["query_string"]]
        await send(start)
        await send(body)

    return answer
