"""Each mutant differs from its source in one thing that it does, and says in which."""

import ast
import json
from pathlib import Path

import pytest

from tests.mutation.mutants import mutants
from tests.mutation.run import ROOT, TESTS, UNNOTICED


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a < b", {"comparison 0 turned": "a <= b"}),
        (
            "a in b and c",
            {
                "and for or": "a in b or c",
                "part 0 dropped": "c",
                "part 1 dropped": "a in b",
                "comparison 0 turned": "a not in b and c",
            },
        ),
        ("not a", {"not dropped": "not not a"}),
        ("a | b", {"set operation turned": "a & b"}),
        ("{a, b}", {"member 0 dropped": "{b}", "member 1 dropped": "{a}"}),
        ("a()", {"statement dropped": "None"}),
        ("if a:\n    b", {"never": "if False:\n    b", "always": "if True:\n    b"}),
        ("[a for a in b if c]", {"condition 0 dropped": "[a for a in b]"}),
        ("a = True", {"turned": "a = False"}),
        ("a = 2", {"one more": "a = 3"}),
    ],
)
def test_each_slip_is_made_by_itself(source: str, made: dict[str, str]) -> None:
    found = {one.change: ast.unparse(one.tree) for one in mutants(source)}
    assert found == made


def test_what_only_tells_is_left_alone() -> None:
    assert not list(
        mutants("@made(frozen=True)\ndef one(a: int | None) -> int | None:\n    return a")
    )


def test_a_constant_is_told_from_what_a_function_does() -> None:
    found = list(mutants("A = 1\n\n\ndef one():\n    return 2\n"))
    assert [(one.text, one.line, one.is_of_a_constant) for one in found] == [
        ("A = 1", 1, True),
        ("return 2", 5, False),
    ]


@pytest.mark.slow
def test_every_reason_is_of_a_change_that_can_be_made() -> None:
    made = {
        (file, one.text, one.change)
        for file in TESTS
        for one in mutants((ROOT / file).read_text(encoding="utf-8"))
    }
    told = json.loads(UNNOTICED.read_text(encoding="utf-8"))
    assert {(one["file"], one["line"], one["change"]) for one in told} <= made
    assert all(one["reason"] for one in told)


def test_every_test_that_is_asked_exists() -> None:
    assert all(Path(ROOT, test).exists() for _, tests in TESTS.values() for test in tests)
