"""Reads seed folders into documents; says everything that is malformed, with file and JSON
pointer.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.seeding.content import Content, Key, Place
from app.seeding.documents.acupoints import AcupointDocument, PointCodeSpelling
from app.seeding.documents.base import Document, Record
from app.seeding.documents.cautions import CautionDocument
from app.seeding.documents.choreography import ChoreographiesDocument
from app.seeding.documents.claims import ClaimDocument
from app.seeding.documents.concepts import ConceptDocument
from app.seeding.documents.conditions import ConditionDocument
from app.seeding.documents.forms import FormDocument
from app.seeding.documents.limitations import CellDocument, FeatureDocument, LimitationDocument
from app.seeding.documents.meridians import MeridianDocument
from app.seeding.documents.movements import MovementDocument
from app.seeding.documents.programmes import ProgrammeDocument
from app.seeding.documents.regions import RegionDocument
from app.seeding.documents.routines import RoutineDocument
from app.seeding.documents.screening import ScreeningPartDocument
from app.seeding.documents.sources import SourceDocument
from app.seeding.documents.terms import (
    CrosswalkEntry,
    RenameDocument,
    SearchSynonym,
    TermListDocument,
    TombstoneDocument,
    TranslationDocument,
)
from app.seeding.documents.texts import SafetyTextDocument
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

RECORDS: dict[Kind, type[Record]] = {
    Kind.CONDITIONS: ConditionDocument,
    Kind.ROUTINES: RoutineDocument,
    Kind.MOVEMENTS: MovementDocument,
    Kind.ACUPOINTS: AcupointDocument,
    Kind.REGIONS: RegionDocument,
    Kind.CONCEPTS: ConceptDocument,
    Kind.FORMS: FormDocument,
    Kind.MERIDIANS: MeridianDocument,
    Kind.PROGRAMMES: ProgrammeDocument,
    Kind.CLAIMS: ClaimDocument,
    Kind.CAUTIONS: CautionDocument,
    Kind.SOURCES: SourceDocument,
}

# Where each plain list lies under a seed folder (a glob), its document class, and its key.
PLAIN: dict[str, tuple[str, type[Document], tuple[str, ...]]] = {
    "limitations": ("limitations/limitations.json", LimitationDocument, ("code",)),
    "features": ("limitations/features.json", FeatureDocument, ("code",)),
    "cells": ("limitations/cells.json", CellDocument, ("limitation", "feature")),
    "safety_texts": ("safety_texts/*.json", SafetyTextDocument, ("code",)),
    "screening": ("screening/*.json", ScreeningPartDocument, ("code",)),
    "terms": ("vocabulary/terms.json", TermListDocument, ("list",)),
    "point_code_spellings": (
        "vocabulary/point_code_spellings.json",
        PointCodeSpelling,
        ("meridian", "letters"),
    ),
    "search_synonyms": ("vocabulary/search_synonyms.json", SearchSynonym, ("says",)),
    "choreographies": ("choreographies/*.json", ChoreographiesDocument, ("movement",)),
}

# Lists beside the records; each name is also the field of Content.
LISTS: dict[str, tuple[str, type[Document]]] = {
    "crosswalk": ("vocabulary/crosswalk.json", CrosswalkEntry),
    "tombstones": ("tombstones.json", TombstoneDocument),
    "renames": ("renames.json", RenameDocument),
}
Add = Callable[[Place, Document], Iterable[Fault]]


class DuplicateKey(ValueError):
    """A JSON object that says the same key twice."""


def read(folders: Sequence[Path]) -> tuple[Content, list[Fault]]:
    """Read all folders; a later folder (an overlay) may add records, never replace one."""
    content, faults = Content(), []
    for folder in folders:
        if not folder.is_dir():
            faults.append(Fault(folder.name, "", "folder-exists", "there is no such seed folder"))
            continue
        faults.extend(_read_folder(folder, content))
    return content, faults


def _read_folder(folder: Path, content: Content) -> Iterator[Fault]:
    known: set[Path] = set()
    for kind, shape in RECORDS.items():
        for path in sorted((folder / kind.value).glob("*.json")):
            known.add(path)
            unread = partial(_note_unread, content, kind)
            yield from _each(folder, path, shape, partial(_add_record, content, kind), unread)
    for name, (pattern, plain_shape, keys) in PLAIN.items():
        for path in sorted(folder.glob(pattern)):
            known.add(path)
            yield from _each(folder, path, plain_shape, partial(_add_plain, content, name, keys))
    for name, (relative, list_shape) in LISTS.items():
        known.add(folder / relative)
        yield from _each(folder, folder / relative, list_shape, partial(_append, content, name))
    for path in sorted((folder / "translations").glob("*/*.json")):
        known.add(path)
        append = partial(_append, content, "translations")
        yield from _each(folder, path, TranslationDocument, append)
    for stray in sorted(set(folder.rglob("*.json")) - known):
        name = stray.relative_to(folder).as_posix()
        yield Fault(name, "", "file-belongs", "no kind of document is read from here")


def _each(
    folder: Path,
    path: Path,
    shape: type[Document],
    add: Add,
    unread: Callable[[Any], None] = lambda _item: None,
) -> Iterator[Fault]:
    """Add each document of a file that has the shape; tell what is wrong with the others."""
    for place, item, document in _documents(folder, path, shape):
        if isinstance(document, list):
            unread(item)
            yield from document
        else:
            yield from add(place, document)


def _note_unread(content: Content, kind: Kind, item: Any) -> None:
    """Note what is there and could not be read, so that nobody misses it a second time."""
    slug = item.get("slug") if isinstance(item, dict) else None
    if isinstance(slug, str):
        content.unread.add((kind.value, slug))


def _documents(
    folder: Path, path: Path, shape: type[Document]
) -> Iterator[tuple[Place, Any, Document | list[Fault]]]:
    """Yield each document of a file, as written and as read; a file holds one or a list of them."""
    if not path.exists():
        return
    name = path.relative_to(folder).as_posix()
    try:
        raw = json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=_no_duplicates)
    except OSError as error:
        # What it says would hold the path of this machine.
        reason = f"cannot be read: {error.strerror}"
        yield Place(name, ""), None, [Fault(name, "", "file-is-json", reason)]
        return
    except (ValueError, RecursionError) as error:
        yield Place(name, ""), None, [Fault(name, "", "file-is-json", str(error))]
        return
    many = raw if isinstance(raw, list) else [raw]
    for index, item in enumerate(many):
        place = Place(name, f"/{index}" if isinstance(raw, list) else "")
        yield place, item, _parse(place, item, shape)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise DuplicateKey(f"key said twice: {next(key for key in counts if counts[key] > 1)}")
    return found


@cache
def _adapter(shape: type[Document]) -> TypeAdapter[Document]:
    return TypeAdapter(shape)


def _parse(place: Place, item: Any, shape: type[Document]) -> Document | list[Fault]:
    try:
        # Strict JSON mode: strings become enum words, but no "5" becomes a 5.
        return _adapter(shape).validate_json(json.dumps(item))
    except ValidationError as error:
        return [
            place.fault("shape", detail["msg"], *_spot(item, detail))
            for detail in error.errors(include_url=False)
        ]


def _spot(item: Any, detail: Any) -> Iterator[str | int]:
    """Yield the way to what is wrong; where a field may have several shapes, pydantic names the
    shape on the way, which is nowhere in the file.
    """
    *way, last = detail["loc"] or ("",)
    for step in way:
        if _has(item, step):
            item = item[step]
            yield step
    if _has(item, last) or detail["type"] == "missing":
        yield last


def _has(item: Any, step: Any) -> bool:
    if isinstance(item, list):
        return isinstance(step, int) and step < len(item)
    return isinstance(item, dict) and step in item


def _add_record(content: Content, kind: Kind, place: Place, document: Document) -> Iterator[Fault]:
    assert isinstance(document, Record)
    if document.slug in content.records[kind]:
        yield place.fault("slug-is-unique", f"{document.slug} exists already", "slug")
        return
    content.records[kind][document.slug] = document
    content.places[kind.value, document.slug] = place


def _add_plain(
    content: Content,
    name: str,
    keys: tuple[str, ...],
    place: Place,
    document: Document,
) -> Iterator[Fault]:
    key: Key = tuple(str(getattr(document, field)) for field in keys)
    if key in content.plain.setdefault(name, {}):
        yield place.fault("key-is-unique", f"{'/'.join(key)} exists already", *keys[:1])
        return
    content.plain[name][key] = document
    content.places[name, *key] = place


def _append(content: Content, name: str, place: Place, document: Document) -> Iterable[Fault]:
    """Add to one of the lists; its place is kept under the list's name and the position."""
    into: list[Any] = getattr(content, name)
    content.places[name, str(len(into))] = place
    into.append(document)
    return ()
