"""All documents of one set of seed folders, with the place in the files that each came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.seeding.documents.base import Document, Record
from app.seeding.documents.terms import (
    CrosswalkEntry,
    RenameDocument,
    TombstoneDocument,
    TranslationDocument,
)
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The file and the JSON pointer where a document begins."""

    file: str
    pointer: str

    def fault(self, rule: str, message: str, *path: str | int) -> Fault:
        """Tell a fault at a path inside the document."""
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
        return Fault(self.file, self.pointer + "".join(f"/{step}" for step in steps), rule, message)


NOWHERE = Place("seed_data", "")


@dataclass(slots=True)
class Content:
    """Records by kind and slug; `plain` holds documents that are no public records, by list and
    key. `unread` are records that are there and are not shaped as a record of their kind.
    """

    records: dict[Kind, dict[str, Record]] = field(
        default_factory=lambda: {kind: {} for kind in Kind}
    )
    plain: dict[str, dict[Key, Document]] = field(default_factory=dict)
    translations: list[TranslationDocument] = field(default_factory=list)
    tombstones: list[TombstoneDocument] = field(default_factory=list)
    renames: list[RenameDocument] = field(default_factory=list)
    crosswalk: list[CrosswalkEntry] = field(default_factory=list)
    places: dict[Key, Place] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)

    def of(self, kind: Kind) -> Mapping[str, Any]:
        """Documents of one kind by slug; typed loosely, as each rule knows its kind."""
        return self.records[kind]

    def place(self, *key: str) -> Place:
        """Where the document of that list or kind and key came from."""
        return self.places.get(key, NOWHERE)

    def each(self, kind: Kind) -> Iterator[tuple[Any, Place]]:
        """Yield every document of the kind with its place, by slug."""
        for slug, document in sorted(self.records[kind].items()):
            yield document, self.place(kind.value, slug)

    def all_documents(self) -> Iterator[tuple[Document, Place]]:
        """Yield every record and every document of a plain list, with its place."""
        for kind in Kind:
            yield from self.each(kind)
        for name in sorted(self.plain):
            yield from self.each_plain(name)

    def each_listed(self, name: str) -> Iterator[tuple[Any, Place]]:
        """Yield every entry of one of the lists with its place, in the order read."""
        for index, entry in enumerate(getattr(self, name)):
            yield entry, self.place(name, str(index))

    def each_plain(self, name: str) -> Iterator[tuple[Any, Place]]:
        """Yield every document of a plain list with its place, by key."""
        for key, document in sorted(self.plain.get(name, {}).items()):
            yield document, self.place(name, *key)
