"""The scripts of each name, held against a converter; where they differ, somebody decided so."""

from collections.abc import Iterator
from typing import Any

from opencc import OpenCC

from app.seeding.content import Content
from app.seeding.rows import tree_of

# Ours, then the converter's: one character of the simplified script may stand for either.
DECIDED = frozenset(
    {
        *("托託", "谿溪", "鬆松", "里裏", "蹻蹺", "雕鵰", "斗鬥", "啟啓", "台臺", "瘂啞"),
        *("衝沖", "後后", "谷穀", "蕩盪", "夫伕", "縴纖", "床牀"),
    }
)


def pairs(tree: Any) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        if tree.get("simplified") and tree.get("traditional"):
            yield tree["simplified"], tree["traditional"]
        for value in tree.values():
            yield from pairs(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from pairs(value)


def test_the_scripts_of_each_name_are_those_of_a_converter_or_were_decided(
    real_content: Content,
) -> None:
    convert = OpenCC("s2t").convert
    found = {
        pair for some in real_content.records.values() for one in some.values()
        for pair in pairs(tree_of(one))
    }  # fmt: skip
    assert len(found) > 400
    differing = {
        ours + theirs
        for simplified, traditional in found
        for ours, theirs in zip(traditional, convert(simplified), strict=True)
        if ours != theirs
    }
    assert differing == DECIDED
