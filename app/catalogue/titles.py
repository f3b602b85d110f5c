"""What people call a record in each language; it finds no record by a name."""

from collections.abc import Mapping

from app.catalogue.edition import Edition
from app.catalogue.guides import GUIDES, title_in
from app.vocabulary.kinds import Kind


def title_of(edition: Edition, kind: Kind, slug: str, locale: str) -> str:
    """Return the name of a record in a language, or its English one."""
    if locale == "en" or not edition.speaks(locale):
        title: str = GUIDES[kind].title(edition.tree(kind, slug))
        return title
    return titles_in(edition, kind, locale)[slug]


def titles_in(edition: Edition, kind: Kind, locale: str) -> Mapping[str, str]:
    """Return the names of all records of a kind, made once: answers are full of them."""
    key = ("titles", kind, locale)
    found: Mapping[str, str] | None = edition.memo.get(key)
    if found is None:
        found = edition.memo[key] = {
            slug: title_in(kind, edition.told(kind, slug, locale), locale)
            for slug in edition.shelf(kind).slugs
        }
    return found
