"""Rules on links: whatever a document names exists; what the link means is judged elsewhere."""

from collections.abc import Iterator

from app.models.references import references
from app.seeding.check.rule import Check, Path, plain
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

# In a caution `limitations` is a list of codes; in a source it is a sentence, which is left alone.
CODE_FIELDS = {"limitation": "limitations", "feature": "features"}
CODE_LISTS = {
    "exclude_risks": "features",
    "limitations": "limitations",
    "texts": "safety_texts",
}


def references_resolve(content: Content) -> Iterator[Fault]:
    """Every link of a document leads to a record that exists."""
    for document, place in content.all_documents():
        for path, kind, slug in references(plain(document)):
            if slug not in content.records[kind] and (kind.value, slug) not in content.unread:
                message = f"there is no {kind.value}/{slug}"
                yield place.fault("references-resolve", message, *path)


def safety_codes_resolve(content: Content) -> Iterator[Fault]:
    """Every limitation and every risk feature that a document names is in the safety vocabulary."""
    for document, place in content.all_documents():
        for path, name, code in _codes(plain(document)):
            if (code,) not in content.plain.get(name, {}):
                yield place.fault("safety-codes-resolve", f"{code} is not in {name}.json", *path)


def named_variants_exist(content: Content) -> Iterator[Fault]:
    """A variant that a condition names is a variant of the movement beside it."""
    movements = content.of(Kind.MOVEMENTS)
    for condition, place in content.each(Kind.CONDITIONS):
        for index, named in enumerate(condition.named_movements):
            movement = movements.get(named.movement)
            if movement is None or named.variant is None:
                continue
            if named.variant not in {variant.slug for variant in movement.variants}:
                message = f"{named.movement} has no variant {named.variant}"
                path = ("named_movements", index, "variant")
                yield place.fault("named-variants-exist", message, *path)


def lists_name_a_record_once(content: Content) -> Iterator[Fault]:
    """A list of links names no record twice."""
    for document, place in content.all_documents():
        seen: set[tuple[Path, str]] = set()
        for path, _, slug in references(plain(document)):
            if isinstance(path[-1], int):
                if (path[:-1], slug) in seen:
                    yield place.fault("lists-name-a-record-once", f"{slug} again", *path)
                seen.add((path[:-1], slug))


def _codes(tree: object, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    if isinstance(tree, list):
        for index, item in enumerate(tree):
            yield from _codes(item, (*path, index))
    if not isinstance(tree, dict):
        return
    for name, value in tree.items():
        if name in CODE_FIELDS and isinstance(value, str):
            yield (*path, name), CODE_FIELDS[name], value
        elif name in CODE_LISTS and isinstance(value, list):
            for index, code in enumerate(value):
                yield (*path, name, index), CODE_LISTS[name], code
        else:
            yield from _codes(value, (*path, name))


RULES: tuple[Check, ...] = (
    references_resolve,
    safety_codes_resolve,
    named_variants_exist,
    lists_name_a_record_once,
)
