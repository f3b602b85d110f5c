"""Rules on forms: the ordered list of a set and the movements in it tell the same order."""

from collections.abc import Iterator
from math import inf

from app.seeding.check.rule import Check
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind


def form_positions_are_unique(content: Content) -> Iterator[Fault]:
    """A form has one entry for each position, told in order; entries without one come last."""
    for form, place in content.each(Kind.FORMS):
        last: float = -1
        for index, entry in enumerate(form.movements):
            if entry.position is not None and entry.position <= last:
                message = f"{entry.position} after {last}"
                path = ("movements", index, "position")
                yield place.fault("form-positions-are-unique", message, *path)
            last = inf if entry.position is None else max(last, entry.position)


def form_entries_lead_back(content: Content) -> Iterator[Fault]:
    """A movement that a form lists names that form and that position."""
    movements = content.of(Kind.MOVEMENTS)
    for form, place in content.each(Kind.FORMS):
        for index, entry in enumerate(form.movements):
            movement = movements.get(entry.movement) if entry.movement else None
            if movement is None:
                continue
            if (form.slug, entry.position) not in _places(movement):
                message = f"{movement.slug} does not stand at {form.slug}/{entry.position}"
                path = ("movements", index, "movement")
                yield place.fault("form-entries-lead-back", message, *path)


def form_places_are_listed(content: Content) -> Iterator[Fault]:
    """A position that a movement claims in a form is that movement's entry in the form."""
    forms = content.of(Kind.FORMS)
    for movement, place in content.each(Kind.MOVEMENTS):
        for index, claimed in enumerate(movement.forms):
            form = forms.get(claimed.form)
            if form is None:
                continue
            listed = {entry.position for entry in form.movements if entry.movement == movement.slug}
            if claimed.position not in listed:
                said = sorted(map(str, listed)) or "nowhere"
                message = f"{claimed.form} lists it {said}, not at {claimed.position}"
                path = ("forms", index, "position")
                yield place.fault("form-places-are-listed", message, *path)


def form_counts_agree(content: Content) -> Iterator[Fault]:
    """A form with a count of movements and no note on it lists that many, a preparation or close
    aside.
    """
    for form, place in content.each(Kind.FORMS):
        count, listed = form.movement_count, len(form.movements)
        if count is None or form.movement_count_note is not None or not listed:
            continue
        if not count <= listed <= count + 2:
            message = f"{count} said, {listed} listed"
            yield place.fault("form-counts-agree", message, "movement_count")


def form_durations_run_upwards(content: Content) -> Iterator[Fault]:
    """The shortest time of a form is not longer than its longest."""
    for form, place in content.each(Kind.FORMS):
        least, most = form.duration.minutes_min, form.duration.minutes_max
        if least is not None and most is not None and least > most:
            path = ("duration", "minutes_min")
            yield place.fault("form-durations-run-upwards", f"{least} to {most}", *path)


def _places(movement: object) -> set[tuple[str, int | None]]:
    return {(item.form, item.position) for item in getattr(movement, "forms", ())}


RULES: tuple[Check, ...] = (
    form_positions_are_unique,
    form_entries_lead_back,
    form_places_are_listed,
    form_counts_agree,
    form_durations_run_upwards,
)
