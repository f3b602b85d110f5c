"""The seed shapes of closed lists with labels, of the crosswalk, of tombstones and of
translations.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.seeding.documents.base import Code, Document, Name, Slug, Text
from app.vocabulary.kinds import TRANSLATED_PATTERN, Kind, Locale, PlainKind


class TermDocument(Document):
    """One value of a closed list with a label and a definition for people."""

    code: Name
    label: Name
    definition: Text | None


# Named outside the class, in which `list` is a field.
Terms = Annotated[list[TermDocument], Field(min_length=1)]


class TermListDocument(Document):
    """One closed list; the codes must be exactly those of app.vocabulary."""

    list: Code
    terms: Terms


class CrosswalkEntry(Document):
    """How one free phrase of the facts is said in the project's vocabulary; `to` is never empty.

    `to_list` says which list or kind `to` belongs to (regions, conditions, goals, equipment ...).
    """

    phrase: Name
    seen_in: Name
    to_list: Name
    to: list[Name] = Field(min_length=1)
    note: Text | None


class TombstoneDocument(Document):
    """A slug that is gone, so that it is answered with 410 and never used again."""

    kind: Kind
    slug: Slug
    replaced_by: Slug | None
    reason: Text


class RenameDocument(Document):
    """A slug that moved; the old address answers 308 to the new one."""

    kind: Kind
    old: Slug
    new: Slug


class TranslationDocument(Document):
    """Texts of one document in another language, by JSON pointer into it.

    `slug` is that of a record; in a plain list it is the document's code, for a closed list of
    terms its name, and for a cell the codes of its limitation and its feature with a dot between.
    """

    kind: Kind | PlainKind
    slug: Annotated[str, StringConstraints(pattern=TRANSLATED_PATTERN, max_length=121)]
    locale: Locale
    assessed: bool
    texts: dict[str, Text]


class SearchSynonym(Document):
    """A lay phrase and the words it should also find; it widens search and names no diagnosis."""

    says: Name
    means: list[Name] = Field(min_length=1)
