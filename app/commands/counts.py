"""The page that counts the content, written from the coverage of the seeds; it counts nothing."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

# The fields of which a reader asks how many records have them; the rest is in /v1/coverage.
TOLD = {
    "acupoints": ("location", "pressing", "traditional_use", "english"),
    "concepts": ("tradition", "known"),
    "conditions": ("red_flags", "can_do", "dosing"),
    "forms": ("movements", "disputes"),
    "movements": ("chinese", "acupoints", "meridians"),
    "routines": ("conditions", "statements"),
}


def counts_page(coverage: Any) -> str:
    """Return docs/content.md for an answer of /v1/coverage."""
    return "\n".join(_lines(coverage)) + "\n"


def _lines(coverage: Any) -> Iterator[str]:
    yield "# What the content holds\n"
    yield "This page is written by `./run openapi` from `GET /v1/coverage`, and a test asks."
    yield "No practitioner has reviewed any of it; a second time means by another of its authors.\n"
    yield "| kind | records | read a second time | in Chinese, both scripts |"
    yield "|---|---:|---:|---:|"
    for kind in coverage["kinds"]:
        again = kind["assessed_by"].get("second_author", 0)
        chinese = min(kind["translated"].values())
        yield f"| {kind['kind']} | {kind['total']:,} | {again:,} | {chinese:,} |"
    yield "\n## How many have it\n\n| kind | field | records |\n|---|---|---:|"
    for kind in coverage["kinds"]:
        for field in TOLD.get(kind["kind"], ()):
            yield f"| {kind['kind']} | `{field}` | {kind['filled'].get(field, 0):,} |"
    yield "\n## Figures\n\n| posture | variants | drawn |\n|---|---:|---:|"
    for one in coverage["figures"]:
        yield f"| {one['posture']} | {one['variants']} | {one['drawn']} |"
    yield from _cells(coverage["cells"])
    yield "\n## Movements that a form names and that are not served\n"
    missing = Counter(entry["form"] for entry in coverage["movements_not_served"])
    yield f"{sum(missing.values())} in {len(missing)} forms: their steps are not known to us.\n"
    yield "| form | movements |\n|---|---:|"
    for form, count in sorted(missing.items()):
        yield f"| {form} | {count} |"


def _cells(cells: Any) -> Iterator[str]:
    yield "\n## Limitations and risk features\n"
    known = ", ".join(f"{count} {value}" for value, count in cells["known"].items())
    yield f"Of {cells['pairs']:,} pairs {known}; {cells['inferred']} of these are inferred. "
    yield f"{cells['unknown']:,} pairs are unknown, which is never taken for harmless."
