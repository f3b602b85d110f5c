"""Programmes over HTTP: weeks of routines, how to get on, and what to do on a bad day."""

from typing import Annotated, Any

from pydantic import Field

from app.api.fields import Read, RecordRead, RedFlagRead, Ref, SafetyTextRead, StatementRead
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.api.warnings import emergencies, seek_care_if, stop_if
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.evidence import Basis
from app.vocabulary.kinds import Kind


class PhaseRead(Read):
    """Weeks of one kind; `weeks_to` null means for as long as it does you good."""

    title: str
    weeks_from: int
    weeks_to: int | None
    days_per_week: int
    minutes: int
    routines: list[Ref]
    progression: str
    basis: Basis


class ProgrammeRead(Read):
    slug: str
    title: str
    seek_care_if: list[RedFlagRead]
    stop_if: SafetyTextRead
    summary: str
    aliases: list[str]
    conditions: list[Ref]
    phases: list[PhaseRead]
    bad_day: str
    lighter_weeks: str
    stop_and_ask: list[str]
    statements: list[StatementRead]
    sources: list[Ref]
    record: RecordRead


class ProgrammeItem(Read):
    slug: str
    href: str
    title: str
    emergencies: list[str] = Field(description="What to do at a sign of an emergency; first.")
    summary: str
    conditions: list[str]
    weeks: int | None
    minutes_max: int


class ProgrammeQuery(SlugOrderedQuery):
    """Filters of the list of programmes."""

    condition: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    routine: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)


def _detail(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    return {
        "seek_care_if": seek_care_if(edition, tree["conditions"], locale),
        "stop_if": stop_if(edition, locale),
    }


def _item(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    return {
        **{name: tree[name] for name in ("title", "summary", "conditions")},
        "emergencies": emergencies(seek_care_if(edition, tree["conditions"], locale)),
        "weeks": tree["phases"][-1]["weeks_to"],
        "minutes_max": max(phase["minutes"] for phase in tree["phases"]),
    }


PROGRAMMES = Resource(
    kind=Kind.PROGRAMMES,
    singular="programme",
    read=ProgrammeRead,
    item_read=ProgrammeItem,
    query=ProgrammeQuery,
    item=_item,
    detail=_detail,
    filters=(
        Filter("condition", "condition", Kind.CONDITIONS),
        Filter("routine", "routine", Kind.ROUTINES),
    ),
    facets=("condition", "routine"),
    always=frozenset({"slug", "seek_care_if", "stop_if", "stop_and_ask"}),
    summary="Plans over weeks that name routines, with rules for getting on and for bad days.",
    example="carpal-tunnel-path",
)
router = router_for(PROGRAMMES)
