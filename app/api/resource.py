"""What the routes of one kind of record need to know: its shapes, its filters, how to build
each answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.api.embedding import embed, record_part
from app.api.fields import Read
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind
from app.web.query import StrictQuery

# From a record and the language of the answer; texts of the record itself are in it already.
Build = Callable[[Edition, Tree, str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Filter:
    """A query parameter and the facet it filters.

    `kind` resolves names such as `leg` to slugs; `codes` names the closed list of the release
    (limitations, features) that the values come from. A value of neither must be one that some
    record has: a misspelt one is refused and never just finds, or excludes, nothing.
    """

    parameter: str
    facet: str
    kind: Kind | None = None
    codes: str | None = None
    excludes: bool = False


@dataclass(frozen=True, slots=True)
class Ranged:
    """A number parameter that bounds a facet of numbers from below or above."""

    parameter: str
    facet: str
    is_least: bool


@dataclass(frozen=True, slots=True)
class Resource:
    """One kind of record over HTTP.

    `detail` adds what the record's page shows beside its own fields; `item` builds the short
    form for lists. `always` names fields that `fields=` can never leave out;
    `told_otherwise` those of the seeds that `detail` serves in another shape.
    """

    kind: Kind
    singular: str
    read: type[Read]
    item_read: type[Read]
    query: type[StrictQuery]
    item: Build
    detail: Build = lambda _edition, _tree, _locale: {}
    filters: tuple[Filter, ...] = ()
    ranges: tuple[Ranged, ...] = ()
    sorts: Mapping[str, Callable[[Tree], Any]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    always: frozenset[str] = frozenset({"slug"})
    told_otherwise: frozenset[str] = frozenset()
    summary: str = ""
    example: str = ""
    filter_of: Mapping[str, Filter] = field(init=False)
    bound_of: Mapping[str, Ranged] = field(init=False)

    def __post_init__(self) -> None:
        by_parameter = {choice.parameter: choice for choice in self.filters}
        object.__setattr__(self, "filter_of", by_parameter)
        object.__setattr__(self, "bound_of", {bound.parameter: bound for bound in self.ranges})


def detail_of(resource: Resource, edition: Edition, slug: str, locale: str) -> dict[str, Any]:
    """Build the whole answer for one record, checked against its schema."""
    tree = edition.told(resource.kind, slug, locale)
    left_out = {"assessed_by", *resource.told_otherwise}
    data = {
        **embed(edition, _without(tree, left_out), locale),
        **resource.detail(edition, tree, locale),
        "record": record_part(edition, resource.kind, tree, locale),
    }
    return resource.read.shaped(data)


def item_of(resource: Resource, edition: Edition, slug: str, locale: str) -> dict[str, Any]:
    """Build the short form for lists, checked against its schema."""
    tree = edition.told(resource.kind, slug, locale)
    data = {
        "slug": slug,
        "href": f"/v1/{resource.kind.value}/{slug}",
        **resource.item(edition, tree, locale),
    }
    return resource.item_read.shaped(data)


def _without(tree: Tree, names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in tree.items() if name not in names}
