"""What is nearly right: a text with a few letters changed, a JSON tree with a few values."""

import copy
from collections.abc import Sequence
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 1.5, -0.0, 1e308, 2**31, 2**63, 2**200, float("nan")),
    *(float("inf"), "", "x", "0", "\0", "\ud800", "x" * 300, "导引", "zh-Hans", [], {}, [[]]),
    *([None], {"": None}, [1, 2, 3], {"x": {"x": {}}}),
)
DEEP = 3000


def changed_text(random: Random, text: str, alphabet: str, others: Sequence[str]) -> str:
    """Return the text with one to four changes such as a careless or evil sender makes."""
    for _ in range(random.choice((1, 1, 2, 4))):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 1, 1, 2, 8, 30)))
        kind = random.randrange(6)
        if kind == 0:
            text = text[:start] + text[end:]
        elif kind == 1:
            text = text[:start] + "".join(random.choices(alphabet, k=3)) + text[end:]
        elif kind == 2:
            text = text[:end] + text[start:end] * random.choice((1, 2, 40)) + text[end:]
        elif kind == 3:
            text = text[:start]
        elif kind == 4:
            other = random.choice(others)
            text = text[:start] + other[random.randrange(len(other) + 1) :]
        else:
            text = text[:start] + random.choice("\0\n\r\t é\xff☯\U0001f9d8") + text[end:]
    return text


def changed_tree(random: Random, tree: Any, names: Sequence[str]) -> Any:
    """Return a copy of the tree with one to three of its values, keys or lists changed."""
    whole = [copy.deepcopy(tree)]
    for _ in range(random.choice((1, 1, 2, 3))):
        holder, key = _somewhere(random, whole)
        kind = random.randrange(6)
        if kind < 3:
            holder[key] = copy.deepcopy(random.choice(ODD))
        elif kind == 3 and isinstance(holder, dict):
            holder[random.choice(names)] = holder.pop(key)
        elif kind == 4 and isinstance(holder, list) and holder is not whole:
            holder[key:key] = [copy.deepcopy(holder[key])] * random.choice((1, 70))
        elif holder is not whole:
            del holder[key]
    return whole[0]


def deep(random: Random) -> str:
    """Return JSON that is nested deeper than any reader follows."""
    opened, closed = random.choice((("[", "]"), ('{"a":', "}"), ('{"w":[', "]}")))
    depth = random.choice((90, DEEP // 10, DEEP))
    return opened * depth + random.choice(("", "1", closed * depth))


def _somewhere(random: Random, whole: list[Any]) -> tuple[Any, Any]:
    """Return a holder and a key in it: anywhere in the tree, deep places as likely as high ones."""
    holder: Any = whole
    key: Any = 0
    while True:
        value = holder[key]
        if not isinstance(value, (dict, list)) or not value or random.random() < 0.15:
            return holder, key
        holder = value
        key = (
            random.choice(list(value)) if isinstance(value, dict) else random.randrange(len(value))
        )
