"""What the seeds say of safety, in short; `python -m tests.content.safety_book` writes it anew.

Composer and checks read the same cells, so one that was turned by a slip would pass them both.
Whoever means to change a cell, a hazard or what a condition brings along changes this file with it.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from app.seeding.content import Content
from app.seeding.read import read
from app.settings import ROOT
from app.vocabulary.kinds import Kind, PlainKind
from app.vocabulary.safety import Practice

BOOK = Path(__file__).parent / "safety_book.json"


def book_of(content: Content) -> dict[str, Any]:
    """Return each cell by limitation and value, and all that decides beside the cells."""
    cells: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cell, _ in content.each_plain(PlainKind.CELLS):
        value = "served_as_unknown" if cell.served_as_unknown else cell.cell.value
        cells[cell.limitation][value].append(cell.feature)
    limitations = [one for one, _ in content.each_plain(PlainKind.LIMITATIONS)]
    features = [one for one, _ in content.each_plain(PlainKind.FEATURES)]
    conditions = [one for one, _ in content.each(Kind.CONDITIONS)]
    return {
        "cells": {
            limitation: {value: " ".join(sorted(some)) for value, some in sorted(by_value.items())}
            for limitation, by_value in sorted(cells.items())
        },
        "strict": sorted(one.code for one in limitations if one.is_strict),
        "may_name_a_side": sorted(one.code for one in limitations if one.may_name_a_side),
        "hazards": sorted(one.code for one in features if one.is_hazard),
        "scopes": {one.code: one.scope.value for one in features},
        "implied": {
            one.slug: " ".join(sorted(each.limitation for each in one.implied_limitations))
            for one in conditions
            if one.implied_limitations
        },
        "not_simply_offered": {
            one.slug: one.practice.value
            for one in conditions
            if one.practice is not Practice.OFFERED
        },
    }


def main() -> None:
    """Write the book as the seeds have it now."""
    content, faults = read([ROOT / "seed_data"])
    assert not faults, faults[:5]
    BOOK.write_text(json.dumps(book_of(content), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
