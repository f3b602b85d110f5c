"""Reads what was asked and lays its programme over the weeks; no session is composed here."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.api.plans.fields import WEEKDAYS, PlanBody
from app.api.sessions.naming import UNKNOWN
from app.api.sessions.refusing import with_red_flags
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.composer.planning import Phase, Week, plan
from app.composer.refusing import obstacles_before
from app.composer.wish import Wish
from app.errors import BadRequest, CannotCompose, DaoyinError, Fault
from app.sessions import library_of
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Practice
from app.web.suggesting import closest

# Whoever declares it, or has a condition that brings it, is worse after doing more.
EFFORT_FLARE = "effort_flare"
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


def planned(edition: Edition, asked: PlanBody) -> tuple[str, tuple[Week, ...]]:
    """Return the programme's slug and its weeks; raise BadRequest for what names none."""
    start = _date(asked.start)
    slug = _programme(edition, asked)
    weekdays = tuple(sorted({WEEKDAYS.index(day) for day in asked.days}))
    tree = edition.tree(Kind.PROGRAMMES, slug)
    weeks = plan(
        tuple(_phases(tree)),
        start=start,
        weekdays=weekdays,
        weeks=asked.weeks,
        most_minutes=asked.minutes,
        is_level=_flares_after_effort(edition, asked, tree["conditions"]),
    )
    return slug, weeks


def _flares_after_effort(edition: Edition, asked: PlanBody, conditions: Iterable[str]) -> bool:
    declared = {
        item if isinstance(item, str) else item.limitation for item in asked.limitations or ()
    }
    trees = [edition.tree(Kind.CONDITIONS, condition) for condition in conditions]
    implied = {item["limitation"] for tree in trees for item in tree["implied_limitations"]}
    is_breath_only = any(tree["practice"] == Practice.BREATH_ONLY for tree in trees)
    return is_breath_only or EFFORT_FLARE in declared | implied


def _phases(tree: Tree) -> Iterator[Phase]:
    for phase in tree["phases"]:
        yield Phase(
            phase["title"],
            phase["weeks_from"],
            phase["weeks_to"],
            phase["days_per_week"],
            phase["minutes"],
            tuple(phase["routines"]),
        )


def _date(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found < LATEST:
        raise BadRequest([Fault.in_body("start", "It is no day of the calendar.")])
    return found


def _programme(edition: Edition, asked: PlanBody) -> str:
    """The programme asked for, or the first one for the condition."""
    name, kind = (asked.programme, Kind.PROGRAMMES)
    if name is None:
        name, kind = asked.condition, Kind.CONDITIONS
    if name is None or (asked.programme and asked.condition):
        raise BadRequest(
            [Fault.in_body("programme", "Name a programme or a condition, one of them.")]
        )
    field = "programme" if kind is Kind.PROGRAMMES else "condition"
    try:
        slug = edition.resolve(kind, name)
    except DaoyinError:
        near = closest(name, edition.shelf(kind).slugs)
        raise BadRequest([Fault.in_body(field, UNKNOWN, did_you_mean=near)]) from None
    if kind is Kind.PROGRAMMES:
        return slug
    shelf = edition.shelf(Kind.PROGRAMMES)
    found = next((key for key in shelf.slugs if slug in shelf.trees[key]["conditions"]), None)
    if found is None:
        ended = list(obstacles_before(Wish(conditions=(slug,)), library_of(edition)))
        if ended:
            raise with_red_flags(edition, CannotCompose(ended), (slug,))
        raise BadRequest([Fault.in_body("condition", "We have no programme for this condition.")])
    return found
