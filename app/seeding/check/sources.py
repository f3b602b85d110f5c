"""Rules on sources: each is told once, and nothing about it is impossible."""

from collections.abc import Iterator
from datetime import UTC, datetime

from app.models.references import references
from app.seeding.check.rule import Check, plain
from app.seeding.content import Content
from app.seeding.documents.base import Document
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

# A part that is cited by itself, and the paper or page whose numbers or address it shares.
PARTS = {
    "ada-2016-table5": "ada-2016-exercise-diabetes",
    "ref-yin-linking-meridian": "ref-yang-linking-meridian",
}
IDENTIFIERS = ("doi", "pmid", "pmcid", "url")


def sources_are_told_once(content: Content) -> Iterator[Fault]:
    """No two sources have the same address, DOI, PubMed or PubMed Central number."""
    for name in IDENTIFIERS:
        seen: dict[str, str] = {}
        for source, place in content.each(Kind.SOURCES):
            value = getattr(source, name)
            if value is None:
                continue
            other = seen.setdefault(value.lower(), source.slug)
            if other not in (source.slug, PARTS.get(source.slug)):
                yield place.fault("sources-are-told-once", f"{value} is {other} too", name)


def sources_are_not_from_the_future(content: Content) -> Iterator[Fault]:
    """A source was published this year or before."""
    this_year = datetime.now(UTC).year
    for source, place in content.each(Kind.SOURCES):
        if source.year is not None and source.year > this_year:
            yield place.fault("sources-are-not-from-the-future", str(source.year), "year")


def addresses_are_addresses(content: Content) -> Iterator[Fault]:
    """A source's address begins with https:// or http:// and has no space."""
    for source, place in content.each(Kind.SOURCES):
        url = source.url
        if url is not None and (not url.startswith(("https://", "http://")) or " " in url):
            yield place.fault("addresses-are-addresses", url, "url")


def sources_are_cited(content: Content) -> Iterator[Fault]:
    """Every source is named by a record, a safety text, a cell or an answer."""
    if content.unread:
        return  # one of those may be what names it
    cited = {slug for document, _ in content.all_documents() for slug in _named(document)}
    for source, place in content.each(Kind.SOURCES):
        if source.slug not in cited:
            yield place.fault("sources-are-cited", "nothing names it", "slug")


def _named(document: Document) -> Iterator[str]:
    for _, kind, slug in references(plain(document)):
        if kind is Kind.SOURCES:
            yield slug


RULES: tuple[Check, ...] = (
    sources_are_told_once,
    sources_are_not_from_the_future,
    addresses_are_addresses,
    sources_are_cited,
)
