"""Rules on statements of health: kind, grade and sources fit together (SAFETY 2)."""

from collections.abc import Iterator

from app.seeding.check.rule import Path
from app.seeding.content import Content, Place
from app.seeding.documents.base import Statement
from app.seeding.faults import Fault
from app.vocabulary import Design, Grade, Kind, StatementKind

# Designs that can carry a clinical finding. A review or cohort can carry it partly, which is why
# the grade, and not this list, says how far. Teaching pages, news, history and data sets cannot.
CARRYING = {
    Design.META_ANALYSIS,
    Design.SYSTEMATIC_REVIEW,
    Design.GUIDELINE,
    Design.GUIDELINE_SUMMARY,
    Design.RCT,
    Design.PILOT,
    Design.COHORT,
    Design.REVIEW,
}
SUPPORT = {Grade.SUPPORTED, Grade.PARTLY_SUPPORTED}


def traditional_kind_and_grade_go_together(content: Content) -> Iterator[Fault]:
    """A statement is graded traditional-teaching when, and only when, its kind is traditional."""
    for statement, place, path in statements(content):
        is_kind = statement.kind is StatementKind.TRADITIONAL
        if is_kind != (statement.grade is Grade.TRADITIONAL_TEACHING):
            message = f"kind {statement.kind}, grade {statement.grade}"
            yield place.fault("traditional-kind-and-grade-go-together", message, *path, "grade")


def statements_name_sources(content: Content) -> Iterator[Fault]:
    """A statement names a source, unless it is graded unsupported or marked as inference."""
    for statement, place, path in statements(content):
        if statement.sources or statement.inference or statement.grade is Grade.UNSUPPORTED:
            continue
        message = f"graded {statement.grade} without a source"
        yield place.fault("statements-name-sources", message, *path, "sources")


def statements(content: Content) -> Iterator[tuple[Statement, Place, Path]]:
    """Yield every statement of every record with its place and path."""
    for kind in Kind:
        for record, place in content.each(kind):
            for name in ("can_do", "cannot_do", "statements", "tradition", "known"):
                for index, statement in enumerate(getattr(record, name, ())):
                    yield statement, place, (name, index)
            statement = getattr(record, "traditional_use", None)
            if statement is not None:
                yield statement, place, ("traditional_use",)
