"""Content -> the rows of every table and the hash of it all; decides nothing and writes nothing."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.models import choreographies, records, terms
from app.models.base import Table
from app.models.folding import Rows, Tree, fold
from app.models.plain_shapes import PLAIN_SHAPES
from app.models.shapes import SHAPES
from app.seeding.content import Content
from app.seeding.documents.base import Document
from app.vocabulary.kinds import Kind, PlainKind

RecordKey = tuple[str, str]


def canonical(value: Any) -> bytes:
    """One way to write a value: sorted keys, no spaces, UTF-8; the ground of every hash."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def tree_of(document: Document) -> Tree:
    """The plain nested dict of a document, enum words as strings."""
    return document.model_dump(mode="json")


def authored(document: Document) -> dict[str, Tree]:
    """The choreographies of a movement by variant: what their authors wrote, and no defaults."""
    tree = _plainly(document.model_dump(mode="json", exclude_unset=True))
    return dict(tree["variants"])


def _plainly(tree: Any) -> Any:
    """Write 3 and not 3.0, as the authors did."""
    if isinstance(tree, dict):
        return {name: _plainly(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [_plainly(value) for value in tree]
    return int(tree) if isinstance(tree, float) and tree.is_integer() else tree


@dataclass(frozen=True, slots=True)
class Release:
    """What would be loaded: rows by table, and the SHA-256 of each record and of everything."""

    rows: Rows
    hashes: dict[RecordKey, str]
    sha256: str


def release_of(content: Content) -> Release:
    """Fold all content into rows; the same content gives the same release on every machine."""
    rows: Rows = defaultdict(list)
    hashes: dict[RecordKey, str] = {}
    for table, row in _all_rows(content):
        rows[table].append(row)
    whole = hashlib.sha256()
    for key, tree in _canonical_trees(content):
        digest = hashlib.sha256(canonical(tree)).hexdigest()
        whole.update(f"{'/'.join(key)} {digest}\n".encode())
        if len(key) == 2 and key[0] in set(Kind):
            hashes[key[0], key[1]] = digest
    return Release(dict(rows), hashes, whole.hexdigest())


def _canonical_trees(content: Content) -> Iterator[tuple[tuple[str, ...], Any]]:
    for kind in Kind:
        for slug, document in sorted(content.records[kind].items()):
            yield (kind.value, slug), tree_of(document) | _danced(content, kind, slug)
    for name, documents in sorted(content.plain.items()):
        for key, plain in sorted(documents.items()):
            yield ("plain", name, *key), tree_of(plain)
    for name in ("translations", "tombstones", "renames", "crosswalk"):
        yield ("lists", name), [tree_of(item) for item in getattr(content, name)]


def _danced(content: Content, kind: Kind, slug: str) -> Tree:
    """How a movement is done, so that whoever syncs sees it change with its figure."""
    some = content.plain.get("choreographies", {}).get((slug,))
    return {"choreographies": authored(some)} if some and kind is Kind.MOVEMENTS else {}


def _all_rows(content: Content) -> Iterator[tuple[type[Table], Tree]]:
    for kind, shape in SHAPES.items():
        for slug, document in content.records[kind].items():
            tree = tree_of(document)
            for position, name in enumerate(tree["aliases"]):
                yield (
                    records.Alias,
                    {"kind": kind.value, "slug": slug, "position": position, "name": name},
                )
            yield from fold(shape, tree)
    for shape in PLAIN_SHAPES:
        if shape.name != "terms":
            for plain in content.plain.get(shape.name, {}).values():
                yield from fold(shape, tree_of(plain))
    yield from _listed_rows(content)


def _listed_rows(content: Content) -> Iterator[tuple[type[Table], Tree]]:
    shapes = {shape.name: shape for shape in PLAIN_SHAPES}
    for term_list in content.plain.get("terms", {}).values():
        tree = tree_of(term_list)
        for position, term in enumerate(tree["terms"]):
            yield from fold(shapes["terms"], {**term, "list": tree["list"], "position": position})
    for synonym in content.plain.get("search_synonyms", {}).values():
        tree = tree_of(synonym)
        for position, means in enumerate(tree["means"]):
            yield (
                terms.SearchSynonym,
                {"says": tree["says"], "position": position, "means": means},
            )
    for some in content.plain.get("choreographies", {}).values():
        for variant, document in authored(some).items():
            written = canonical(document).decode()
            key = {"movement": tree_of(some)["movement"], "variant": variant}
            yield choreographies.Choreography, key | {"document": written}
    for translation in content.translations:
        tree = tree_of(translation)
        is_plain = isinstance(translation.kind, PlainKind)
        table = records.PlainTranslation if is_plain else records.Translation
        fixed = {name: tree[name] for name in ("kind", "slug", "locale", "assessed")}
        for pointer, text in tree["texts"].items():
            yield table, {**fixed, "pointer": pointer, "text": text}
    for tombstone in content.tombstones:
        yield records.Tombstone, tree_of(tombstone)
    for rename in content.renames:
        yield records.Rename, tree_of(rename)
