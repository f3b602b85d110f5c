"""Rules on slugs that are gone or have moved; an old address is never used for something new."""

from collections.abc import Iterator

from app.seeding.check.rule import Check
from app.seeding.content import Content
from app.seeding.faults import Fault


def buried_slugs_stay_buried(content: Content) -> Iterator[Fault]:
    """A slug in tombstones.json belongs to no living record and is not moved as well."""
    moved = {(rename.kind, rename.old) for rename in content.renames}
    for stone, place in content.each_listed("tombstones"):
        if stone.slug in content.records[stone.kind] or (stone.kind, stone.slug) in moved:
            message = f"{stone.kind}/{stone.slug} lives or has moved"
            yield place.fault("buried-slugs-stay-buried", message, "slug")


def replacements_exist(content: Content) -> Iterator[Fault]:
    """What replaces a buried record is a living record of the same kind."""
    for stone, place in content.each_listed("tombstones"):
        if stone.replaced_by and stone.replaced_by not in content.records[stone.kind]:
            message = f"there is no {stone.kind}/{stone.replaced_by}"
            yield place.fault("replacements-exist", message, "replaced_by")


def renames_lead_to_the_living(content: Content) -> Iterator[Fault]:
    """A renamed slug leads in one step to a living record, and is no living record itself."""
    seen = set()
    for rename, place in content.each_listed("renames"):
        alive = content.records[rename.kind]
        if rename.new not in alive or rename.old in alive or (rename.kind, rename.old) in seen:
            message = f"{rename.kind}/{rename.old} to {rename.new}"
            yield place.fault("renames-lead-to-the-living", message, "new")
        seen.add((rename.kind, rename.old))


RULES: tuple[Check, ...] = (
    buried_slugs_stay_buried,
    replacements_exist,
    renames_lead_to_the_living,
)
