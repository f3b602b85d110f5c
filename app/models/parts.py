"""The parts that shapes of several kinds share: lists of values, sources, statements, passages."""

from app.models import records
from app.models.base import Table
from app.models.folding import Part
from app.vocabulary.kinds import Kind


def values_part(table: type[Table], key: str, column: str) -> Part:
    """A list of plain values, one row each."""
    return Part(table=table, keys=(key,), column=column)


def sources_part(table: type[Table], *keys: str) -> Part:
    """A list of source slugs in a table of its own."""
    return Part(table=table, keys=keys, column="source")


def statements_part(kind: Kind, place: str, *, single: bool = False) -> Part:
    """Graded statements with their sources; `single` for one statement or null."""
    fixed = {"kind": kind.value, "place": place}
    cited = Part(
        table=records.StatementSource, keys=("slug", "parent"), fixed=fixed, column="source"
    )
    return Part(
        table=records.Statement,
        keys=("slug",),
        fixed=fixed,
        rename={"kind": "statement_kind"},
        parts={"sources": cited},
        single=single,
    )


def passages_part(kind: Kind, *places: str) -> dict[str, Part]:
    """Ordered lists of plain texts, one for each field."""
    return {place: _of_place(records.Passage, kind, place, "text") for place in places}


def cited_part(kind: Kind, *places: str) -> dict[str, Part]:
    """Sources of the whole record, or of the part that the field names."""
    return {place: _of_place(records.Citation, kind, place, "source") for place in places}


def _of_place(table: type[Table], kind: Kind, place: str, column: str) -> Part:
    fixed = {"kind": kind.value, "place": place}
    return Part(table=table, keys=("slug",), fixed=fixed, column=column)


def remarks_part(kind: Kind, place: str, *columns: str) -> Part:
    """Sourced sentences without a grade; `columns` are those that the field fills."""
    fixed = {"kind": kind.value, "place": place}
    cited = Part(table=records.RemarkSource, keys=("slug", "parent"), fixed=fixed, column="source")
    return Part(
        table=records.Remark,
        keys=("slug",),
        fixed=fixed,
        only=frozenset(columns),
        parts={"sources": cited},
    )


def codes_part(kind: Kind) -> Part:
    """Codes of other bodies."""
    return Part(table=records.ExternalCode, keys=("slug",), fixed={"kind": kind.value})
