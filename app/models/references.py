"""Which fields of a document name other records, so that links can be checked and walked
backwards.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from app.vocabulary.kinds import Kind

# A field of one of these names holds the slug of a record, a list of slugs, or null.
REFERENCE_FIELDS: dict[str, Kind] = {
    "acupoint": Kind.ACUPOINTS,
    "acupoints": Kind.ACUPOINTS,
    "caution_sources": Kind.SOURCES,
    "claims": Kind.CLAIMS,
    "condition": Kind.CONDITIONS,
    "conditions": Kind.CONDITIONS,
    "coupled_point": Kind.ACUPOINTS,
    "end_point": Kind.ACUPOINTS,
    "form": Kind.FORMS,
    "meridian": Kind.MERIDIANS,
    "meridians": Kind.MERIDIANS,
    "movement": Kind.MOVEMENTS,
    "movements": Kind.MOVEMENTS,
    "name_sources": Kind.SOURCES,
    "next_in_cycle": Kind.MERIDIANS,
    "opening_point": Kind.ACUPOINTS,
    "pair": Kind.MERIDIANS,
    "parent": Kind.REGIONS,
    "region": Kind.REGIONS,
    "regions": Kind.REGIONS,
    "related": Kind.CONCEPTS,
    "routines": Kind.ROUTINES,
    "source": Kind.SOURCES,
    "sources": Kind.SOURCES,
    "start_point": Kind.ACUPOINTS,
}

Path = tuple[str | int, ...]


def references(tree: Any, path: Path = ()) -> Iterator[tuple[Path, Kind, str]]:
    """Yield (path into the document, kind, slug) for every link that a document makes."""
    if isinstance(tree, list):
        for index, item in enumerate(tree):
            yield from references(item, (*path, index))
        return
    if not isinstance(tree, dict):
        return
    for name, value in tree.items():
        kind = REFERENCE_FIELDS.get(name)
        if kind is not None and isinstance(value, str):
            yield (*path, name), kind, value
        elif kind is not None and isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield (*path, name, index), kind, item
        if isinstance(value, (dict, list)):
            yield from references(value, (*path, name))


def fields_and_links(tree: Mapping[str, Any]) -> Iterator[tuple[str, Kind, str]]:
    """Yield (field, kind, slug) for every link, in no order; a field is the outermost of its path.

    As `references` tells, for whoever reads all documents at once and needs no whole path.
    """
    for field, whole in tree.items():
        left: list[tuple[str, Any]] = [(field, whole)]
        while left:
            name, value = left.pop()
            if isinstance(value, dict):
                left += value.items()
            elif isinstance(value, list):
                left += [("", item) for item in value if not isinstance(item, str)]
                if (kind := REFERENCE_FIELDS.get(name)) is not None:
                    for item in value:
                        if isinstance(item, str):
                            yield field, kind, item
            elif isinstance(value, str) and (kind := REFERENCE_FIELDS.get(name)) is not None:
                yield field, kind, value
