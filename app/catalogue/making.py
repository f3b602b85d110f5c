"""Makes an Edition out of the content of one release: trees, facets, names, links back, search."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from app.catalogue.bits import Facets
from app.catalogue.content import Content
from app.catalogue.edition import Edition, RecordKey, Release, Stamp, User, Variants
from app.catalogue.guide import Surroundings
from app.catalogue.guides import GUIDES
from app.catalogue.movements import variant_facets
from app.catalogue.names import Names
from app.catalogue.search.entries import Entry
from app.catalogue.search.index import SearchIndex
from app.catalogue.shelf import Shelf, Tree
from app.catalogue.translations import languages
from app.models.references import fields_and_links
from app.safety.reading import avoided_in_pregnancy, book_of, subject_of
from app.vocabulary.kinds import Kind

Trees = Mapping[Kind, Mapping[str, Tree]]


def make_edition(content: Content, before: Edition | None = None) -> Edition:
    """Build everything that one release needs; takes a fraction of a second.

    What the edition `before` has of the very trees that are here is not made again.
    """
    trees, plain = content.trees, content.plain
    around = _surroundings(trees, plain)
    releases = tuple(
        Release(**{field.name: row[field.name] for field in fields(Release)})
        for row in content.beside["content_release"]
    )
    return Edition(
        release=releases[-1],
        releases=releases,
        shelves={kind: _shelf(kind, trees[kind], around, content) for kind in Kind},
        plain=plain,
        book=book_of(plain, trees[Kind.REGIONS].values()),
        variants=_variants(trees, around),
        stamps=_stamps(content),
        used_in=_used_in(trees, before),
        translations=content.translations,
        choreographies=content.choreographies,
        languages=frozenset().union(*map(languages, content.translations.values())),
        avoided_in_pregnancy=avoided_in_pregnancy(trees[Kind.ACUPOINTS].values()),
        tombstones=tuple(content.beside["tombstone"]),
        search=SearchIndex.build(_entries(trees, around), synonyms=_synonyms(content)),
    )


def _surroundings(trees: Trees, plain: Mapping[str, tuple[Tree, ...]]) -> Surroundings:
    regions = trees[Kind.REGIONS]
    ancestors: dict[str, tuple[str, ...]] = {}
    for slug in regions:
        chain, outer = [slug], regions[slug]["parent"]
        while outer is not None and outer not in chain:
            chain.append(outer)
            outer = regions[outer]["parent"]
        ancestors[slug] = tuple(chain)
    spellings: dict[str, list[str]] = defaultdict(list)
    for spelling in plain["point_code_spellings"]:
        spellings[spelling["meridian"]].append(spelling["letters"])
    return Surroundings(ancestors, {key: tuple(letters) for key, letters in spellings.items()})


def _shelf(kind: Kind, trees: Mapping[str, Tree], around: Surroundings, content: Content) -> Shelf:
    guide = GUIDES[kind]
    slugs = tuple(sorted(trees))
    return Shelf(
        kind=kind,
        slugs=slugs,
        trees=trees,
        facets=Facets(guide.facets(trees[slug], around) for slug in slugs),
        names=Names(
            kind,
            titles={slug: guide.title(trees[slug]) for slug in slugs},
            codes={slug: guide.codes(trees[slug], around) for slug in slugs},
            names={slug: guide.names(trees[slug]) for slug in slugs},
            moved={
                row["old"]: row["new"] for row in content.beside["rename"] if row["kind"] == kind
            },
            buried={
                row["slug"]: row["replaced_by"]
                for row in content.beside["tombstone"]
                if row["kind"] == kind
            },
        ),
    )


def _variants(trees: Trees, around: Surroundings) -> Variants:
    avoided = avoided_in_pregnancy(trees[Kind.ACUPOINTS].values())
    movements = trees[Kind.MOVEMENTS]
    guide = GUIDES[Kind.MOVEMENTS]
    practised_for = _practised_for(trees[Kind.ROUTINES].values())
    keys: list[tuple[str, int]] = []
    subjects, pairs = [], []
    by_movement: dict[str, list[int]] = defaultdict(list)
    for slug, tree in sorted(movements.items()):
        conditions = (("condition", condition) for condition in practised_for.get(slug, ()))
        whole = [*guide.facets(tree, around), *conditions]
        for index, variant in enumerate(tree["variants"]):
            by_movement[slug].append(len(keys))
            keys.append((slug, index))
            subjects.append(subject_of(tree, variant, avoided))
            pairs.append([*whole, *variant_facets(variant)])
    return Variants(
        keys=tuple(keys),
        movements=tuple(slug for slug, _ in keys),
        subjects=tuple(subjects),
        facets=Facets(pairs),
        by_movement={slug: tuple(found) for slug, found in by_movement.items()},
        by_slug={
            (slug, movements[slug]["variants"][index]["slug"]): position
            for position, (slug, index) in enumerate(keys)
        },
    )


def _practised_for(routines: Iterable[Tree]) -> dict[str, set[str]]:
    """For each movement the conditions of the routines that use it."""
    found: dict[str, set[str]] = defaultdict(set)
    for routine in routines:
        for step in routine["steps"]:
            found[step["movement"]].update(routine["conditions"])
    return found


def _stamps(content: Content) -> dict[RecordKey, Stamp]:
    return {
        (Kind(row["kind"]), row["slug"]): Stamp(
            row["first_release"], row["changed_release"], row["sha256"]
        )
        for row in content.beside["record"]
    }


def _used_in(trees: Trees, before: Edition | None) -> Mapping[RecordKey, tuple[User, ...]]:
    """For each record, who names it: (field, kind, slug), without a record naming itself."""
    old: Trees = {kind: before.shelf(kind).trees for kind in Kind} if before else {}
    known = before.used_in if before else {}
    gone = {(kind, slug) for kind, slug, _ in _only_in(old, trees)}
    added: dict[RecordKey, set[User]] = defaultdict(set)
    for kind, slug, tree in _only_in(trees, old):
        # One tuple for all that a field names: there are four times as many names as fields.
        users: dict[str, User] = {}
        for field, other_kind, other in fields_and_links(tree):
            if (other_kind, other) != (kind, slug):
                added[other_kind, other].add(users.setdefault(field, (field, kind, slug)))
    order = {kind: rank for rank, kind in enumerate(Kind)}
    found: dict[RecordKey, tuple[User, ...]] = {}
    for named in known.keys() | added.keys():
        stay = known.get(named, ())
        if named in added or not gone.isdisjoint(user[1:] for user in stay):
            all_of_them = added[named].union(user for user in stay if user[1:] not in gone)
            stay = tuple(sorted(all_of_them, key=lambda user: (order[user[1]], user[2], user[0])))
        if stay:
            found[named] = stay
    return found


def _only_in(trees: Trees, others: Trees) -> Iterator[tuple[Kind, str, Tree]]:
    """Every tree that is not that very tree among the others."""
    for kind, some in trees.items():
        same = others.get(kind, {})
        yield from ((kind, slug, tree) for slug, tree in some.items() if same.get(slug) is not tree)


def _entries(trees: Trees, around: Surroundings) -> Iterator[Entry]:
    for kind, some in trees.items():
        guide: Any = GUIDES[kind]
        for slug, tree in sorted(some.items()):
            codes = (("code", code) for code in guide.codes(tree, around) if len(code) > 1)
            yield Entry(kind.value, slug, (*guide.search_fields(tree), *codes))


def _synonyms(content: Content) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(
        content.beside["search_synonym"], key=lambda row: (row["says"], row["position"])
    ):
        found[row["says"]].append(row["means"])
    return {says: tuple(means) for says, means in found.items()}
