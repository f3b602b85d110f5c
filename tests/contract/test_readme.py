"""The README is short, and the answers in it are the real ones."""

import json
import re
import shlex

import pytest

from tests.client import Client
from tests.contract.reading import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BASE = "http://127.0.0.1:8000"
CALLS = re.findall(r"```sh\n(curl [^\n]+)\n```\n+```json\n(.*?)\n```", TEXT, re.S)


def target_of(command: str) -> str:
    url = shlex.split(command)[-1]
    assert url.startswith(f"{BASE}/v1/")
    return url.removeprefix(BASE)


def test_the_readme_has_under_a_hundred_lines() -> None:
    assert len(TEXT.splitlines()) < 100


def test_the_readme_names_the_two_commands_and_five_calls() -> None:
    assert "./run serve" in TEXT
    assert "./run test" in TEXT
    assert len(CALLS) == TEXT.count("curl ") == 5


@pytest.mark.parametrize(("command", "answer"), CALLS, ids=[target_of(call) for call, _ in CALLS])
def test_the_service_answers_what_the_readme_shows(
    command: str, answer: str, client: Client
) -> None:
    assert client.json(target_of(command)) == json.loads(answer)
