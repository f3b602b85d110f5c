"""Rules on names: a slug or an alias leads to one place, and a title tells records apart."""

from collections.abc import Iterator

from app.seeding.check.rule import Check
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

# Kinds whose title a person picks from a list; acupoints share names by tradition (zhongzhu).
TITLED = {
    Kind.CONDITIONS: "title",
    Kind.ROUTINES: "title",
    Kind.PROGRAMMES: "title",
    Kind.CONCEPTS: "title",
    Kind.CAUTIONS: "title",
    Kind.CLAIMS: "title",
    Kind.MOVEMENTS: "name",
    Kind.FORMS: "name",
    Kind.REGIONS: "name",
    Kind.MERIDIANS: "name",
}


def aliases_are_no_slugs(content: Content) -> Iterator[Fault]:
    """An alias is not the slug of another record of its kind; ambiguous names are allowed."""
    for kind in Kind:
        slugs = content.records[kind]
        for record, place in content.each(kind):
            for index, alias in enumerate(record.aliases):
                if alias.casefold() != record.slug and alias.casefold() in slugs:
                    message = f"{alias} is a record of its own"
                    yield place.fault("aliases-are-no-slugs", message, "aliases", index)


def aliases_say_something_new(content: Content) -> Iterator[Fault]:
    """An alias is neither the record's own slug nor said twice."""
    for kind in Kind:
        for record, place in content.each(kind):
            known = {record.slug}
            for index, alias in enumerate(record.aliases):
                if alias.casefold() in known:
                    message = f"{alias} is known already"
                    yield place.fault("aliases-say-something-new", message, "aliases", index)
                known.add(alias.casefold())


def titles_are_unique(content: Content) -> Iterator[Fault]:
    """No two records of a kind have the same title."""
    for kind, field in TITLED.items():
        seen: dict[str, str] = {}
        for record, place in content.each(kind):
            title = getattr(record, field)
            other = seen.setdefault(title.casefold(), record.slug)
            if other != record.slug:
                yield place.fault("titles-are-unique", f"{title} is {other} too", field)


RULES: tuple[Check, ...] = (
    aliases_are_no_slugs,
    aliases_say_something_new,
    titles_are_unique,
)
