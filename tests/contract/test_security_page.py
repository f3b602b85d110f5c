"""The pages on security name tests that exist, and leave out no point of what they go through."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.contract.reading import DOCS, ROOT, headings

SECURITY, ASVS = DOCS / "security.md", DOCS / "security-asvs.md"
STATES = {"holds", "open", "does not apply"}
ROW = re.compile(r"^\| ([\d., to]+) \| ([^|]+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
# Of OWASP ASVS 4.0.3: how far each section is numbered, and what of that is deleted there or is of
# level 3 alone.
LAST = {
    **{"1.1": 7, "1.2": 4, "1.4": 5, "1.5": 4, "1.6": 4, "1.7": 2, "1.8": 2, "1.9": 2, "1.10": 1},
    **{"1.11": 3, "1.12": 2, "1.14": 6},
    **{"2.1": 12, "2.2": 7, "2.3": 3, "2.4": 5, "2.5": 7, "2.6": 3, "2.7": 6, "2.8": 7, "2.9": 3},
    **{"2.10": 4, "3.1": 1, "3.2": 4, "3.3": 4, "3.4": 5, "3.5": 3, "3.6": 2, "3.7": 1},
    **{"4.1": 5, "4.2": 2, "4.3": 3, "5.1": 5, "5.2": 8, "5.3": 10, "5.4": 3, "5.5": 4},
    **{"6.1": 3, "6.2": 8, "6.3": 3, "6.4": 2, "7.1": 4, "7.2": 2, "7.3": 4, "7.4": 3},
    **{"8.1": 6, "8.2": 3, "8.3": 8, "9.1": 3, "9.2": 5, "10.1": 1, "10.2": 6, "10.3": 3},
    **{"11.1": 8, "12.1": 3, "12.2": 1, "12.3": 6, "12.4": 2, "12.5": 2, "12.6": 1},
    **{"13.1": 5, "13.2": 6, "13.3": 2, "13.4": 2},
    **{"14.1": 5, "14.2": 6, "14.3": 3, "14.4": 7, "14.5": 4},
}
DELETED = {"1.4.2", "1.4.3", "1.12.1", "4.1.4", "7.3.2", "13.1.2", "13.2.4", "14.3.1"}
LEVEL_3 = {
    *("1.11.3", "2.2.4", "2.2.5", "2.2.6", "2.2.7", "3.6.1", "3.6.2", "6.2.7", "6.2.8", "6.3.3"),
    *("8.1.5", "8.1.6", "9.2.5", "10.1.1", "10.2.3", "10.2.4", "10.2.5", "10.2.6", "14.1.5"),
}


def rows() -> list[tuple[str, str, str, str]]:
    return ROW.findall(ASVS.read_text(encoding="utf-8"))


def numbers(cell: str) -> Iterator[str]:
    """Yield what `2.4.1 to 2.4.4, 2.4.6` names."""
    for part in cell.split(", "):
        first, _, last = part.partition(" to ")
        section, _, start = first.rpartition(".")
        for number in range(int(start), int((last or first).rpartition(".")[2]) + 1):
            yield f"{section}.{number}"


@cache
def named_in(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.name.startswith("test_")
    )


@pytest.mark.parametrize("page", [SECURITY, ASVS], ids=lambda page: page.stem)
def test_every_test_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page.read_text(encoding="utf-8"))
    assert len(named) > 40
    assert [f"{path}::{name}" for path, name in named if name not in named_in(ROOT / path)] == []


@pytest.mark.parametrize("page", [SECURITY, ASVS], ids=lambda page: page.stem)
def test_a_test_is_named_in_one_way_alone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("::") == len(re.findall(r"`tests/[\w/]+\.py::\w+`", text))


def test_every_chapter_of_asvs_has_its_heading() -> None:
    chapters = [heading.split()[0] for heading in headings(ASVS) if re.match(r"V\d+ ", heading)]
    assert sorted(chapters) == sorted(f"V{number}" for number in range(1, 15))


def test_every_requirement_of_asvs_level_2_has_one_row() -> None:
    told = [number for row in rows() for number in numbers(row[0])]
    asked = {f"{section}.{n}" for section, last in LAST.items() for n in range(1, last + 1)}
    assert sorted(told) == sorted(asked - DELETED - LEVEL_3)


def test_every_row_has_a_state_and_what_holds_says_where() -> None:
    for number, _, state, shown in rows():
        assert state in STATES, number
        says_where = any(sign in shown for sign in ("::", "](", "`", "No test"))
        assert state != "holds" or says_where, number


def test_a_row_stands_in_the_chapter_of_its_number() -> None:
    text = ASVS.read_text(encoding="utf-8")
    for chapter in re.split(r"^## V", text, flags=re.MULTILINE)[1:]:
        number = chapter.split()[0]
        assert {row[0].split(".")[0] for row in ROW.findall(chapter)} == {number}


def test_every_point_of_the_api_top_10_has_one_row() -> None:
    told = re.findall(r"^\| (API\d+) \|", SECURITY.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == [f"API{number}" for number in range(1, 11)]
