"""What the ORM handlers share: references to sources, red flags, stop rules, each by its tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from app.models.conditions import (
    Condition,
    ConditionInheritance,
    ConditionRedFlag,
    RedFlagSign,
    RedFlagSource,
)
from app.models.sources import Source
from app.models.terms import (
    SafetyBlock,
    SafetyLine,
    SafetyLineSource,
    SafetyText,
    SafetyTextSource,
)
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Urgency

Json = dict[str, Any]
Row = TypeVar("Row")
URGENCIES = [level.value for level in Urgency]


def grouped(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    """Group rows by the columns that name their parent."""
    found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(getattr(row, name) for name in columns)].append(row)
    return found


def reference(kind: Kind, slug: str, name: str) -> Json:
    """Name another record."""
    return {"kind": kind, "slug": slug, "name": name, "href": f"/v1/{kind.value}/{slug}"}


class Sources:
    """Names all sources of an answer with one query: collect first, then look up."""

    def __init__(self) -> None:
        self._wanted: list[tuple[str, Json]] = []

    def refs(self, links: Sequence[Any]) -> list[Json]:
        """Return references that get their names with `name_all`."""
        found: list[Json] = []
        for link in links:
            told = reference(Kind.SOURCES, link.source, "")
            self._wanted.append((link.source, told))
            found.append(told)
        return found

    def name_all(self, db: Session) -> None:
        """Fill in the names."""
        slugs = {slug for slug, _ in self._wanted}
        query = select(Source.slug, Source.title).where(col(Source.slug).in_(slugs))
        titles = dict(db.exec(query).all())
        for slug, told in self._wanted:
            told["name"] = titles[slug]


def red_flags(db: Session, conditions: list[str], sources: Sources) -> list[Json]:
    """Own and inherited red flags, the most urgent first, each once."""
    heirs = _inheritance(db, conditions)
    known = {*conditions, *(row.other for rows in heirs.values() for row in rows)}
    titles = dict(
        db.exec(select(Condition.slug, Condition.title).where(col(Condition.slug).in_(known))).all()
    )
    flags = grouped(_ordered(db, ConditionRedFlag, known), "condition")
    signs = grouped(_ordered(db, RedFlagSign, known), "condition", "flag")
    cited = grouped(_ordered(db, RedFlagSource, known), "condition", "flag")
    told: dict[tuple[str, ...], Json] = {}
    for condition in conditions:
        own = [
            (heir if heir != condition else None, flag)
            for heir in _line(condition, heirs)
            for flag in flags.get((heir,), [])
        ]
        for heir, flag in sorted(own, key=lambda pair: URGENCIES.index(pair[1].level)):
            place = (flag.condition, flag.position)
            words = [sign.text for sign in signs[place]]
            mark = (flag.level, flag.action, *words)
            if mark not in told:
                told[mark] = {
                    **flag.model_dump(include={"level", "action", "inference"}),
                    "signs": words,
                    "inherited_from": heir and reference(Kind.CONDITIONS, heir, titles[heir]),
                    "sources": sources.refs(cited.get(place, [])),
                }
    return sorted(told.values(), key=lambda read: URGENCIES.index(read["level"]))


def _inheritance(db: Session, conditions: Iterable[str]) -> dict[str, list[ConditionInheritance]]:
    """Who inherits from whom, asked level by level until nobody new comes up."""
    found: dict[str, list[ConditionInheritance]] = {}
    asked = set(conditions)
    while asked:
        rows = _ordered(db, ConditionInheritance, asked)
        found |= {slug: [] for slug in asked}
        for row in rows:
            found[row.condition].append(row)
        asked = {row.other for row in rows} - set(found)
    return found


def _line(condition: str, heirs: dict[str, list[ConditionInheritance]]) -> list[str]:
    """The condition and all that it inherits from, depth first, each once."""
    line: list[str] = []

    def walk(slug: str) -> None:
        if slug not in line:
            line.append(slug)
            for row in heirs[slug]:
                walk(row.other)

    walk(condition)
    return line


def _ordered(db: Session, table: Any, conditions: Iterable[str]) -> Sequence[Any]:
    query = select(table).where(table.condition.in_(set(conditions)))
    return db.exec(query.order_by(table.position)).all()


def stop_rules(db: Session, sources: Sources) -> Json:
    """The universal stop rules."""
    text = db.get_one(SafetyText, "universal")
    blocks = db.exec(
        select(SafetyBlock).where(SafetyBlock.text == text.code).order_by(col(SafetyBlock.position))
    ).all()
    lines = db.exec(
        select(SafetyLine).where(SafetyLine.safety == text.code).order_by(col(SafetyLine.position))
    ).all()
    line_sources = db.exec(
        select(SafetyLineSource)
        .where(SafetyLineSource.safety == text.code)
        .order_by(col(SafetyLineSource.position))
    ).all()
    text_sources = db.exec(
        select(SafetyTextSource)
        .where(SafetyTextSource.text == text.code)
        .order_by(col(SafetyTextSource.position))
    ).all()
    by_block = grouped(lines, "block")
    by_line = grouped(line_sources, "block", "line")
    return {
        "code": text.code,
        "title": text.title,
        "level": text.level,
        "note": text.note,
        "sources": sources.refs(text_sources),
        "blocks": [
            {
                "heading": block.heading,
                "lines": [
                    {
                        "text": line.text,
                        "note": line.note,
                        "inference": line.inference,
                        "sources": sources.refs(by_line.get((block.position, line.position), [])),
                    }
                    for line in by_block.get((block.position,), [])
                ],
            }
            for block in blocks
        ],
    }
