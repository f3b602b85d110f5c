"""The registry of all records, and what any kind of record may have: aliases, statements,
sources, remarks, passages.
"""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from app.models.base import Table, at_least, child_of, key, link, one_of, position, prose
from app.vocabulary.evidence import AssessedBy, Grade, StatementKind, Strength
from app.vocabulary.kinds import CodeSystem, Kind, Locale, PlainKind


def of_record() -> ForeignKeyConstraint:
    """Tie (kind, slug) to the registry, so that nothing hangs on a record that is not there."""
    return child_of("record", "kind", "slug", parent=("kind", "slug"))


def _of_place(table: str) -> ForeignKeyConstraint:
    """Tie a source to the sentence that it stands behind, in one place of a record."""
    place = ("kind", "slug", "place")
    return child_of(table, *place, "parent", parent=(*place, "position"))


class Record(Table, table=True):
    """One public record; `sha256` is of its canonical document."""

    __table_args__ = (
        one_of("kind", Kind),
        one_of("assessed_by", AssessedBy),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
    )
    kind: str = key(length=20)
    slug: str = key()
    assessed_by: str = Field(max_length=20)
    sha256: str = Field(max_length=64, min_length=64)
    first_release: int = link("content_release.number")
    changed_release: int = link("content_release.number")


class Alias(Table, table=True):
    """Another name under which the record is found and answered to."""

    shared_by = ("kind",)
    __table_args__ = (of_record(),)
    kind: str = key(length=20)
    slug: str = key()
    position: int = position()
    name: str = Field(max_length=240, index=True)


class Statement(Table, table=True):
    """A statement on health; `place` is the field of the document that holds it."""

    shared_by = ("kind", "place")
    __table_args__ = (of_record(), one_of("statement_kind", StatementKind), one_of("grade", Grade))
    kind: str = key(length=20)
    slug: str = key()
    place: str = key(length=40)
    position: int = position()
    text: str = prose()
    statement_kind: str = Field(max_length=20)
    grade: str = Field(max_length=24)
    inference: bool


class StatementSource(Table, table=True):
    shared_by = ("kind", "place")
    __table_args__ = (_of_place("statement"),)
    kind: str = key(length=20)
    slug: str = key()
    place: str = key(length=40)
    parent: int = position()
    position: int = position()
    source: str = link("source.slug")


class Remark(Table, table=True):
    """A sourced sentence that is no graded statement: a caution, a fact of origin, a design
    fact.
    """

    shared_by = ("kind", "place")
    __table_args__ = (of_record(), one_of("strength", Strength))
    kind: str = key(length=20)
    slug: str = key()
    place: str = key(length=40)
    position: int = position()
    text: str = prose()
    who: str | None = prose()
    strength: str | None = Field(max_length=20)
    inference: bool | None


class RemarkSource(Table, table=True):
    shared_by = ("kind", "place")
    __table_args__ = (_of_place("remark"),)
    kind: str = key(length=20)
    slug: str = key()
    place: str = key(length=40)
    parent: int = position()
    position: int = position()
    source: str = link("source.slug")


class Citation(Table, table=True):
    """A source of the record as a whole, or of one of its parts named by `place`."""

    shared_by = ("kind", "place")
    __table_args__ = (of_record(),)
    kind: str = key(length=20)
    slug: str = key()
    place: str = key(length=40)
    position: int = position()
    source: str = link("source.slug")


class Passage(Table, table=True):
    """One line of an ordered list of plain texts; `place` is the document's field."""

    shared_by = ("kind", "place")
    __table_args__ = (of_record(),)
    kind: str = key(length=20)
    slug: str = key()
    place: str = key(length=40)
    position: int = position()
    text: str = prose()


class ExternalCode(Table, table=True):
    """A code of another body with our own label; its rights are not ours to give."""

    shared_by = ("kind",)
    __table_args__ = (of_record(), one_of("system", CodeSystem))
    kind: str = key(length=20)
    slug: str = key()
    position: int = position()
    system: str = Field(max_length=10)
    code: str = Field(max_length=240)
    label: str = Field(max_length=240)
    match: str | None = Field(max_length=240)
    note: str | None = prose()
    rights: str = prose()


class Translation(Table, table=True):
    """A text of a record in another language, by JSON pointer."""

    __table_args__ = (of_record(), one_of("locale", Locale))
    kind: str = key(length=20)
    slug: str = key()
    locale: str = key(length=10)
    pointer: str = key(length=160)
    text: str = prose()
    assessed: bool


class PlainTranslation(Table, table=True):
    """A text of a document that is no record in another language, by JSON pointer."""

    __table_args__ = (one_of("kind", PlainKind), one_of("locale", Locale))
    kind: str = key(length=20)
    slug: str = key(length=121)
    locale: str = key(length=10)
    pointer: str = key(length=160)
    text: str = prose()
    assessed: bool


class Tombstone(Table, table=True):
    """A slug that is gone for ever; never a live record's slug."""

    __table_args__ = (one_of("kind", Kind),)
    kind: str = key(length=20)
    slug: str = key()
    replaced_by: str | None = Field(max_length=80)
    reason: str = prose()


class Rename(Table, table=True):
    """An old slug that leads to a live record."""

    __table_args__ = (child_of("record", "kind", "new", parent=("kind", "slug")),)
    kind: str = key(length=20)
    old: str = key()
    new: str = Field(max_length=80)


class ContentRelease(Table, table=True):
    """One release of all content; exactly one row is live, the one with the highest number."""

    __table_args__ = (
        at_least("number", 1),
        at_least("record_count", 0),
        CheckConstraint("length(sha256) = 64", name="sha256_length"),
    )
    number: int = Field(primary_key=True)
    sha256: str = Field(max_length=64)
    released_at: str = Field(max_length=32)
    record_count: int
