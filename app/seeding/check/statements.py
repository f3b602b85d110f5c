"""Rules on statements of health: kind, grade and sources fit together (SAFETY 2)."""

import re
from collections.abc import Iterator, Sequence

from app.seeding.check.rule import Check, Path
from app.seeding.content import Content, Place
from app.seeding.documents.base import Statement
from app.seeding.faults import Fault
from app.vocabulary.evidence import Design, Grade, StatementKind
from app.vocabulary.kinds import Kind

STUDIES = {Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW, Design.RCT}
GUIDELINES = {Design.GUIDELINE, Design.GUIDELINE_SUMMARY}
SMALLER = {Design.PILOT, Design.COHORT, Design.REVIEW}
# What a clinical statement of each grade may rest on. A health body's page for patients carries
# advice, so it can carry "partly supported" and never "supported". What teachers, newspapers and
# old books say carries no clinical grade at all.
CARRYING = {
    Grade.SUPPORTED: STUDIES | GUIDELINES,
    Grade.PARTLY_SUPPORTED: STUDIES | GUIDELINES | SMALLER | {Design.PATIENT_INFORMATION},
    Grade.MIXED: STUDIES | GUIDELINES | SMALLER | {Design.PATIENT_INFORMATION},
}
# A warning needs less proof than a promise: one measurement in a few people is enough for it.
WARNING = {Design.BASIC_SCIENCE}
TEACHING = {Design.PRACTICE_TEACHING, Design.NEWS, Design.HISTORY, Design.DATA_SET}
# Every way in which the seeds say that something is not known, or that others say it.
DOUBT = re.compile(
    r"\b(no|not|nobody|nothing|none|never|unknown|without|cannot|says?|said|only|few|unclear)\b|n't\b",
    re.IGNORECASE,
)
ATTRIBUTION = re.compile(
    r"\b(says?|said|advise[sd]?|advice|guidelines?|pages?|leaflets?|charit(y|ies)|names?|named|"
    r"usual|teach(es)?)\b",
    re.IGNORECASE,
)


def traditional_kind_and_grade_go_together(content: Content) -> Iterator[Fault]:
    """A statement is graded traditional-teaching when, and only when, its kind is traditional."""
    for statement, place, path in statements(content):
        is_kind = statement.kind is StatementKind.TRADITIONAL
        if is_kind != (statement.grade is Grade.TRADITIONAL_TEACHING):
            message = f"kind {statement.kind}, grade {statement.grade}"
            yield place.fault("traditional-kind-and-grade-go-together", message, *path, "grade")


def statements_name_sources(content: Content) -> Iterator[Fault]:
    """A statement names a source, or is graded unsupported; our own reasoning supports nothing."""
    for statement, place, path in statements(content):
        if statement.sources or statement.grade is Grade.UNSUPPORTED:
            continue
        message = f"graded {statement.grade} without a source"
        yield place.fault("statements-name-sources", message, *path, "sources")


def clinical_grades_rest_on_fit_designs(content: Content) -> Iterator[Fault]:
    """A clinical statement graded supported rests on a trial, review or guideline; partly supported
    or mixed on those, smaller studies, or a health body's advice.
    """
    for statement, place, path in statements(content):
        carrying = CARRYING.get(statement.grade)
        if statement.kind is not StatementKind.CLINICAL or carrying is None:
            continue
        if path[0] == "cannot_do":
            carrying = carrying | WARNING
        found = designs(content, statement.sources)
        if statement.sources and not found & carrying:
            designs_seen = ", ".join(sorted(found)) or "an unknown design"
            message = f"graded {statement.grade} on {designs_seen} alone"
            yield place.fault("clinical-grades-rest-on-fit-designs", message, *path, "sources")


def mechanisms_rest_on_more_than_teaching(content: Content) -> Iterator[Fault]:
    """A mechanistic statement graded supported, partly supported or mixed does not rest on
    teaching, news or history alone.
    """
    for statement, place, path in statements(content):
        if statement.kind is not StatementKind.MECHANISTIC or statement.grade not in CARRYING:
            continue
        if statement.sources and designs(content, statement.sources) <= TEACHING:
            message = f"graded {statement.grade} on teaching alone"
            yield place.fault("mechanisms-rest-on-more-than-teaching", message, *path, "sources")


def advice_is_told_as_advice(content: Content) -> Iterator[Fault]:
    """What practice can do, where only pages for patients say so, is told as what they say or
    marked as inference.
    """
    for statement, place, path in statements(content):
        if path[0] != "can_do" or statement.kind is not StatementKind.CLINICAL:
            continue
        if designs(content, statement.sources) != {Design.PATIENT_INFORMATION}:
            continue
        if not statement.inference and not ATTRIBUTION.search(statement.text):
            message = "say that a page says so, or mark it as inference"
            yield place.fault("advice-is-told-as-advice", message, *path, "text")


def unsupported_is_told_as_such(content: Content) -> Iterator[Fault]:
    """A statement graded unsupported or contradicted says so in words, or says who says it."""
    for statement, place, path in statements(content):
        is_weak = statement.grade in (Grade.UNSUPPORTED, Grade.CONTRADICTED)
        if is_weak and not DOUBT.search(statement.text):
            message = f"graded {statement.grade}, and worded as a fact"
            yield place.fault("unsupported-is-told-as-such", message, *path, "text")


def promises_are_supported(content: Content) -> Iterator[Fault]:
    """What a condition says that practice can do is never graded unsupported or contradicted."""
    for condition, place in content.each(Kind.CONDITIONS):
        for index, statement in enumerate(condition.can_do):
            if statement.grade in (Grade.UNSUPPORTED, Grade.CONTRADICTED):
                message = f"graded {statement.grade}; it belongs in cannot_do"
                yield place.fault("promises-are-supported", message, "can_do", index, "grade")


def tradition_stands_apart(content: Content) -> Iterator[Fault]:
    """In a concept, tradition holds traditional statements only, and what is known holds none."""
    for concept, place in content.each(Kind.CONCEPTS):
        for name, is_tradition in (("tradition", True), ("known", False)):
            for index, statement in enumerate(getattr(concept, name)):
                if (statement.kind is StatementKind.TRADITIONAL) != is_tradition:
                    message = f"a {statement.kind} statement stands under {name}"
                    yield place.fault("tradition-stands-apart", message, name, index, "kind")


def point_uses_are_traditional(content: Content) -> Iterator[Fault]:
    """The traditional use of an acupoint is told as tradition, never as a clinical fact."""
    for point, place in content.each(Kind.ACUPOINTS):
        use = point.traditional_use
        if use is not None and use.kind is not StatementKind.TRADITIONAL:
            path = ("traditional_use", "kind")
            yield place.fault("point-uses-are-traditional", f"kind {use.kind}", *path)


def designs(content: Content, slugs: Sequence[str]) -> set[Design]:
    """The designs, where they were seen, of those sources that exist."""
    sources = content.of(Kind.SOURCES)
    found = (sources[slug].design for slug in slugs if slug in sources)
    return {design for design in found if design is not None}


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


RULES: tuple[Check, ...] = (
    traditional_kind_and_grade_go_together,
    statements_name_sources,
    clinical_grades_rest_on_fit_designs,
    mechanisms_rest_on_more_than_teaching,
    advice_is_told_as_advice,
    unsupported_is_told_as_such,
    promises_are_supported,
    tradition_stands_apart,
    point_uses_are_traditional,
)
