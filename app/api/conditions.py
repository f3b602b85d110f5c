"""Conditions over HTTP: red flags first, then what it is, what practice can and cannot do, and
routines.
"""

from typing import Annotated, Any

from pydantic import Field

from app.api.embedding import ref
from app.api.fields import (
    CodeRead,
    RangeRead,
    Read,
    RecordRead,
    RedFlagRead,
    Ref,
    SafetyTextRead,
    StatementRead,
)
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.api.verdicts import MovementVerdictRead, verdicts
from app.api.warnings import emergencies, safety_text, seek_care_if, stop_if
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.evidence import Grade
from app.vocabulary.kinds import Kind, PlainKind
from app.vocabulary.safety import Practice, Urgency

# Conditions with these slugs, or flags about mood, show what to do in a crisis.
CRISIS_TEXT = "crisis"


class TrialDoseRead(Read):
    """What one trial did; a reading of a trial, never advice."""

    source: Ref
    practice: str
    minutes: RangeRead
    times_per_week: RangeRead
    weeks: RangeRead
    note: str | None


class DosingRead(Read):
    """What trials used, as read; no advice for you."""

    minutes: RangeRead
    times_per_week: RangeRead
    weeks: RangeRead
    basis: str
    note: str | None
    trials: list[TrialDoseRead]


class ImpliedLimitationRead(Read):
    """A limitation that always holds with this condition."""

    limitation: str
    label: str
    reason: str


class InheritedRead(Read):
    condition: Ref
    reason: str


class ClaimVerdictRead(Read):
    """A claim of the article on this condition, with what we found."""

    claim: Ref
    says: str
    verdict: Grade
    reason: str


class RoutineRefRead(Read):
    routine: Ref
    minutes: int
    postures: list[str]
    level: int


class ConditionRead(Read):
    """A condition. `seek_care_if` comes first and is never cut."""

    slug: str
    title: str
    seek_care_if: list[RedFlagRead]
    stop_if: SafetyTextRead
    crisis: SafetyTextRead | None
    practice: Practice
    practice_reason: str
    what_it_is: str
    when_to_see_a_doctor: str
    can_do: list[StatementRead]
    cannot_do: list[StatementRead]
    routines: list[RoutineRefRead]
    movements: list[MovementVerdictRead]
    implied_limitations: list[ImpliedLimitationRead]
    dosing: DosingRead | None
    trials_used: str | None
    claims: list[ClaimVerdictRead]
    aliases: list[str]
    lay_names: list[str]
    regions: list[Ref]
    codes: list[CodeRead]
    inherits_red_flags_from: list[InheritedRead]
    sources: list[Ref]
    record: RecordRead


class ConditionItem(Read):
    """A condition in a list, with the actions of its emergencies."""

    slug: str
    href: str
    title: str
    practice: Practice
    what_it_is: str
    emergencies: list[str]
    regions: list[str]
    routine_count: int


class ConditionQuery(SlugOrderedQuery):
    """Filters of the list of conditions."""

    region: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    practice: tuple[Practice, ...] = Field(default=(), max_length=4)
    implies: tuple[Annotated[str, Field(max_length=60)], ...] = Field(
        default=(), max_length=20, description="A limitation that the condition implies."
    )


def _routines(edition: Edition, slug: str, locale: str) -> list[dict[str, Any]]:
    shelf = edition.shelf(Kind.ROUTINES)
    found = sorted(
        shelf.within(shelf.facets.any_of("condition", [slug])),
        key=lambda name: (shelf.trees[name]["seconds"], name),
    )
    return [
        {
            "routine": ref(edition, Kind.ROUTINES, name, locale),
            "minutes": -(-shelf.trees[name]["seconds"] // 60),
            "postures": shelf.trees[name]["postures"],
            "level": shelf.trees[name]["level"],
        }
        for name in found
    ]


def _claims(edition: Edition, slugs: list[str], locale: str) -> list[dict[str, Any]]:
    return [
        {
            "claim": ref(edition, Kind.CLAIMS, slug, locale),
            "says": tree["claim"],
            "verdict": tree["verdict"],
            "reason": tree["reason"],
        }
        for slug in slugs
        for tree in (edition.told(Kind.CLAIMS, slug, locale),)
    ]


def _detail(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    limitations = edition.listed(PlainKind.LIMITATIONS, locale)
    labels = {item["code"]: item["label"] for item in limitations}
    flags = seek_care_if(edition, [tree["slug"]], locale)
    return {
        "seek_care_if": flags,
        "stop_if": stop_if(edition, locale),
        "crisis": _crisis(edition, tree, locale),
        "routines": _routines(edition, tree["slug"], locale),
        "movements": list(verdicts(edition, tree, locale)),
        "claims": _claims(edition, tree["claims"], locale),
        "implied_limitations": [
            {**item, "label": labels[item["limitation"]]} for item in tree["implied_limitations"]
        ],
    }


def _crisis(edition: Edition, tree: Tree, locale: str) -> dict[str, Any] | None:
    return safety_text(edition, CRISIS_TEXT, locale) if _needs_crisis(edition, tree) else None


def _needs_crisis(edition: Edition, tree: Tree) -> bool:
    """Show the crisis text where no flag is an emergency, or where one is about self-harm."""
    flags = seek_care_if(edition, [tree["slug"]])
    if not any(flag["level"] == Urgency.EMERGENCY for flag in flags):
        return True
    return any("harm" in sign or "suicid" in sign for flag in flags for sign in flag["signs"])


def _item(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    flags = seek_care_if(edition, [tree["slug"]], locale)
    return {
        **{name: tree[name] for name in ("title", "practice", "what_it_is", "regions")},
        "emergencies": emergencies(flags),
        "routine_count": len(_routines(edition, tree["slug"], locale)),
    }


CONDITIONS = Resource(
    kind=Kind.CONDITIONS,
    singular="condition",
    read=ConditionRead,
    item_read=ConditionItem,
    query=ConditionQuery,
    item=_item,
    detail=_detail,
    filters=(
        Filter("region", "region", Kind.REGIONS),
        Filter("practice", "practice"),
        Filter("implies", "limitation", codes="limitations"),
    ),
    facets=("region", "practice", "limitation"),
    always=frozenset({"slug", "seek_care_if", "stop_if", "crisis", "practice", "practice_reason"}),
    told_otherwise=frozenset({"red_flags", "named_movements"}),
    summary="Conditions with red flags first; whether practice is offered at all is data.",
    example="sciatica",
)
router = router_for(CONDITIONS)
