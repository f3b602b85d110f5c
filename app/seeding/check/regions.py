"""Rules on body regions: they form one tree, and every leaf can be reached from the root."""

from collections.abc import Iterator

from app.seeding.check.rule import Check
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind


def regions_have_one_root(content: Content) -> Iterator[Fault]:
    """One region, the whole body, has no parent."""
    roots = [(r, place) for r, place in content.each(Kind.REGIONS) if r.parent is None]
    for region, place in roots[1:]:
        message = f"{region.slug} is a root beside {roots[0][0].slug}"
        yield place.fault("regions-have-one-root", message, "parent")


def regions_form_a_tree(content: Content) -> Iterator[Fault]:
    """The parents of a region lead up to the root and never in a circle."""
    regions = content.of(Kind.REGIONS)
    for region, place in content.each(Kind.REGIONS):
        walked, slug = set(), region.slug
        while slug in regions and slug not in walked:
            walked.add(slug)
            slug = regions[slug].parent
        if slug in walked:
            message = f"{region.slug} goes round by {slug}"
            yield place.fault("regions-form-a-tree", message, "parent")


RULES: tuple[Check, ...] = (
    regions_have_one_root,
    regions_form_a_tree,
)
