"""Reads what was asked and lays its programme over the weeks, by what its routines fill."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.api.misnaming import named
from app.api.plans.composing import Sessions
from app.api.plans.fields import WEEKDAYS, PlanBody
from app.api.sessions.refusing import with_red_flags
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.composer.planning import Phase, Week, plan
from app.composer.refusing import obstacles_before
from app.composer.wish import Wish
from app.errors import BadRequest, CannotCompose, Fault, FaultCode
from app.sessions.library import library_of
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Practice

# Whoever declares it, or has a condition that brings it, is worse after doing more.
EFFORT_FLARE = "effort_flare"
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
OUT_OF_DATES = f"It must be a day from {EARLIEST} to {LATEST}."
NOT_BOTH = "Give a programme or a condition, not both."
NEITHER = "Give a programme, or a condition that has one."


def planned(edition: Edition, asked: PlanBody) -> tuple[str, tuple[Week, ...], Sessions]:
    """Return the programme's slug, its weeks and their sessions.

    Raises BadRequest for what names no programme, and CannotCompose where there is no session.
    """
    start, slug = _date(asked.start), _programme(edition, asked)
    if isinstance(start, Fault) or isinstance(slug, Fault):
        raise BadRequest([one for one in (start, slug) if isinstance(one, Fault)])
    weekdays = tuple(sorted({WEEKDAYS.index(day) for day in asked.days}))
    tree = edition.told(Kind.PROGRAMMES, slug, asked.lang)
    sessions = Sessions(edition, asked, tree)
    weeks = plan(
        tuple(_phases(tree)),
        start=start,
        weekdays=weekdays,
        weeks=asked.weeks,
        most_minutes=asked.minutes,
        is_level=_flares_after_effort(edition, asked, tree["conditions"]),
        filled=sessions.filled,
        near=sessions.near,
    )
    sessions.require_one(weeks)
    return slug, weeks, sessions


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


def _date(text: str) -> date | Fault:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return Fault.in_body("start", "There is no such day in the calendar.")
    if not EARLIEST <= found <= LATEST:
        return Fault.in_body("start", OUT_OF_DATES, FaultCode.OUT_OF_RANGE)
    return found


def _programme(edition: Edition, asked: PlanBody) -> str | Fault:
    """The programme asked for, or the first one for the condition."""
    if asked.programme is not None:
        if asked.condition is not None:
            return Fault.in_body("programme", NOT_BOTH)
        return named(edition, Kind.PROGRAMMES, asked.programme, "programme", "/programme")
    if asked.condition is None:
        return Fault.in_body("programme", NEITHER, FaultCode.MISSING)
    slug = named(edition, Kind.CONDITIONS, asked.condition, "condition", "/condition")
    if isinstance(slug, Fault):
        return slug
    shelf = edition.shelf(Kind.PROGRAMMES)
    found = next((key for key in shelf.slugs if slug in shelf.trees[key]["conditions"]), None)
    if found is None:
        ended = list(obstacles_before(Wish(conditions=(slug,)), library_of(edition)))
        if ended:
            raise with_red_flags(edition, CannotCompose(ended), (slug,))
        have = {one for key in shelf.slugs for one in shelf.trees[key]["conditions"]}
        reason = "We have no programme for this condition, only for the allowed ones."
        return Fault.in_body(
            "condition", reason, FaultCode.NOT_ALLOWED, allowed=tuple(sorted(have))
        )
    return found
