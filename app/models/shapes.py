"""How each kind of seed document lies in the tables; read by seeding to load and by the
catalogue to serve.
"""

from collections.abc import Mapping

from app.models import (
    acupoints,
    cautions,
    claims,
    concepts,
    conditions,
    forms,
    limitations,
    meridians,
    movements,
    programmes,
    records,
    regions,
    routines,
    sources,
    terms,
)
from app.models.base import Table
from app.models.folding import Part, Shape
from app.vocabulary import Kind


def _values(table: type[Table], key: str, column: str) -> Part:
    return Part(table=table, keys=(key,), column=column)


def _sources(table: type[Table], *keys: str) -> Part:
    return Part(table=table, keys=keys, column="source")


def _statements(kind: Kind, place: str, *, single: bool = False) -> Part:
    fixed = {"kind": kind.value, "place": place}
    cited = Part(
        table=records.StatementSource, keys=("slug", "parent"), fixed=fixed, column="source"
    )
    return Part(
        table=records.Statement,
        keys=("slug",),
        fixed=fixed,
        rename={"kind": "statement_kind"},
        parts={"sources": cited},
        single=single,
    )


def _passages(kind: Kind, *places: str) -> dict[str, Part]:
    return {
        place: Part(
            table=records.Passage,
            keys=("slug",),
            fixed={"kind": kind.value, "place": place},
            column="text",
        )
        for place in places
    }


def _cited(kind: Kind, *places: str) -> dict[str, Part]:
    return {
        place: Part(
            table=records.Citation,
            keys=("slug",),
            fixed={"kind": kind.value, "place": place},
            column="source",
        )
        for place in places
    }


def _remarks(kind: Kind, place: str, *columns: str) -> Part:
    fixed = {"kind": kind.value, "place": place}
    cited = Part(table=records.RemarkSource, keys=("slug", "parent"), fixed=fixed, column="source")
    return Part(
        table=records.Remark,
        keys=("slug",),
        fixed=fixed,
        only=frozenset(columns),
        parts={"sources": cited},
    )


def _codes(kind: Kind) -> Part:
    return Part(table=records.ExternalCode, keys=("slug",), fixed={"kind": kind.value})


_VARIANT = ("movement", "variant")

_VARIANTS = Part(
    table=movements.MovementVariant,
    keys=("movement",),
    objects=("breath",),
    parts={
        "equipment": Part(table=movements.VariantEquipment, keys=_VARIANT, column="equipment"),
        "steps": Part(table=movements.VariantStep, keys=_VARIANT),
        "cues": Part(table=movements.VariantCue, keys=_VARIANT),
        "risk_features": Part(table=movements.VariantFeature, keys=_VARIANT),
        "cautions": Part(
            table=movements.VariantCaution,
            keys=_VARIANT,
            parts={"sources": _sources(movements.VariantCautionSource, *_VARIANT, "parent")},
        ),
    },
)

_RED_FLAGS = Part(
    table=conditions.ConditionRedFlag,
    keys=("condition",),
    parts={
        "signs": Part(table=conditions.RedFlagSign, keys=("condition", "flag"), column="text"),
        "sources": _sources(conditions.RedFlagSource, "condition", "flag"),
    },
)

_CAUTION_ENTRY = ("caution", "entry")

_RANGES = ("minutes", "times_per_week", "weeks")

SHAPES: Mapping[Kind, Shape] = {
    Kind.SOURCES: Shape(
        name="sources",
        table=sources.Source,
        keys=("slug",),
        as_json=frozenset({"dose"}),
        parts={
            "conditions": _values(sources.SourceCondition, "source", "condition"),
            "topics": _values(sources.SourceTopic, "source", "topic"),
        },
    ),
    Kind.REGIONS: Shape(
        name="regions",
        table=regions.Region,
        keys=("slug",),
        parts={
            **_passages(Kind.REGIONS, "lay_names"),
            "motions": _values(regions.RegionMotion, "region", "motion"),
            "codes": _codes(Kind.REGIONS),
        },
    ),
    Kind.MERIDIANS: Shape(
        name="meridians",
        table=meridians.Meridian,
        keys=("slug",),
        objects=("chinese", "clock?"),
        parts={
            "regions": _values(meridians.MeridianRegion, "meridian", "region"),
            **_passages(Kind.MERIDIANS, "spellings"),
            **_cited(Kind.MERIDIANS, "sources"),
        },
    ),
    Kind.ACUPOINTS: Shape(
        name="acupoints",
        table=acupoints.Acupoint,
        keys=("slug",),
        objects=("chinese", "location?", "location.checked?", "pressing?"),
        parts={
            **_passages(Kind.ACUPOINTS, "english_variants"),
            "categories": Part(table=acupoints.AcupointCategory, keys=("acupoint",)),
            "location.cun": Part(table=acupoints.AcupointCun, keys=("acupoint",)),
            "traditional_use": _statements(Kind.ACUPOINTS, "traditional_use", single=True),
            "cautions": Part(table=acupoints.AcupointCaution, keys=("acupoint",)),
            **_cited(Kind.ACUPOINTS, "name_sources", "location.sources", "pressing.sources"),
        },
    ),
    Kind.FORMS: Shape(
        name="forms",
        table=forms.Form,
        keys=("slug",),
        objects=("chinese?", "duration"),
        parts={
            "origin": _remarks(Kind.FORMS, "origin", "text"),
            "postures": _values(forms.FormPosture, "form", "posture"),
            "movements": Part(
                table=forms.FormEntry,
                keys=("form",),
                objects=("chinese?",),
                rename={"position": "place"},
            ),
            **_passages(Kind.FORMS, "variants", "cautions"),
            "disputes": Part(
                table=forms.FormDispute,
                keys=("form",),
                parts={"sources": _sources(forms.FormDisputeSource, "form", "parent")},
            ),
            **_cited(Kind.FORMS, "sources"),
        },
    ),
    Kind.MOVEMENTS: Shape(
        name="movements",
        table=movements.Movement,
        keys=("slug",),
        objects=("chinese?", "dose"),
        parts={
            "forms": Part(
                table=movements.MovementForm, keys=("movement",), rename={"position": "place"}
            ),
            "regions": Part(table=movements.MovementRegion, keys=("movement",)),
            "joint_motions": Part(table=movements.MovementMotion, keys=("movement",)),
            "meridians": _values(movements.MovementMeridian, "movement", "meridian"),
            "acupoints": Part(table=movements.MovementAcupoint, keys=("movement",)),
            "goals": _values(movements.MovementGoal, "movement", "goal"),
            "dose.sources": _cited(Kind.MOVEMENTS, "dose.sources")["dose.sources"],
            **_passages(Kind.MOVEMENTS, "common_errors", "may_feel"),
            "statements": _statements(Kind.MOVEMENTS, "statements"),
            "variants": _VARIANTS,
            "relations": Part(
                table=movements.MovementRelation, keys=("movement",), rename={"movement": "other"}
            ),
            **_cited(Kind.MOVEMENTS, "sources"),
        },
    ),
    Kind.CONDITIONS: Shape(
        name="conditions",
        table=conditions.Condition,
        keys=("slug",),
        objects=("dosing?", *(f"dosing.{name}" for name in _RANGES)),
        parts={
            **_passages(Kind.CONDITIONS, "lay_names"),
            "regions": _values(conditions.ConditionRegion, "condition", "region"),
            "codes": _codes(Kind.CONDITIONS),
            "red_flags": _RED_FLAGS,
            "inherits_red_flags_from": Part(
                table=conditions.ConditionInheritance,
                keys=("condition",),
                rename={"condition": "other"},
            ),
            "implied_limitations": Part(table=conditions.ConditionLimitation, keys=("condition",)),
            "can_do": _statements(Kind.CONDITIONS, "can_do"),
            "cannot_do": _statements(Kind.CONDITIONS, "cannot_do"),
            "dosing.trials": Part(table=conditions.TrialDose, keys=("condition",), objects=_RANGES),
            "named_movements": Part(
                table=conditions.ConditionMovement,
                keys=("condition",),
                parts={
                    "sources": _sources(conditions.ConditionMovementSource, "condition", "parent")
                },
            ),
            "claims": _values(conditions.ConditionClaim, "condition", "claim"),
            **_cited(Kind.CONDITIONS, "sources"),
        },
    ),
    Kind.CAUTIONS: Shape(
        name="cautions",
        table=cautions.Caution,
        keys=("slug",),
        parts={
            "entries": Part(
                table=cautions.CautionEntry,
                keys=("caution",),
                parts={
                    "sources": _sources(cautions.CautionEntrySource, *_CAUTION_ENTRY),
                    "limitations": Part(
                        table=cautions.CautionEntryLimitation,
                        keys=_CAUTION_ENTRY,
                        column="limitation",
                    ),
                    "cells": Part(table=cautions.CautionCell, keys=_CAUTION_ENTRY),
                },
            )
        },
    ),
    Kind.ROUTINES: Shape(
        name="routines",
        table=routines.Routine,
        keys=("slug",),
        objects=("times_per_week", "weeks"),
        parts={
            "conditions": _values(routines.RoutineCondition, "routine", "condition"),
            "goals": _values(routines.RoutineGoal, "routine", "goal"),
            "postures": _values(routines.RoutinePosture, "routine", "posture"),
            "equipment": _values(routines.RoutineEquipment, "routine", "equipment"),
            "steps": Part(table=routines.RoutineStep, keys=("routine",)),
            **_passages(Kind.ROUTINES, "before_you_begin", "design_reasons"),
            "cautions": _remarks(Kind.ROUTINES, "cautions", "text", "who", "strength", "inference"),
            "sourced_facts": _remarks(Kind.ROUTINES, "sourced_facts", "text", "inference"),
            "statements": _statements(Kind.ROUTINES, "statements"),
            **_cited(Kind.ROUTINES, "sources"),
        },
    ),
    Kind.PROGRAMMES: Shape(
        name="programmes",
        table=programmes.Programme,
        keys=("slug",),
        parts={
            "conditions": _values(programmes.ProgrammeCondition, "programme", "condition"),
            "phases": Part(
                table=programmes.ProgrammePhase,
                keys=("programme",),
                parts={
                    "routines": Part(
                        table=programmes.PhaseRoutine,
                        keys=("programme", "phase"),
                        column="routine",
                    )
                },
            ),
            **_passages(Kind.PROGRAMMES, "stop_and_ask"),
            "statements": _statements(Kind.PROGRAMMES, "statements"),
            **_cited(Kind.PROGRAMMES, "sources"),
        },
    ),
    Kind.CONCEPTS: Shape(
        name="concepts",
        table=concepts.Concept,
        keys=("slug",),
        objects=("chinese?",),
        parts={
            **_passages(Kind.CONCEPTS, "lay_names"),
            "tradition": _statements(Kind.CONCEPTS, "tradition"),
            "known": _statements(Kind.CONCEPTS, "known"),
            "related": _values(concepts.ConceptRelation, "concept", "other"),
            "acupoints": _values(concepts.ConceptAcupoint, "concept", "acupoint"),
            "movements": _values(concepts.ConceptMovement, "concept", "movement"),
            "claims": _values(concepts.ConceptClaim, "concept", "claim"),
            **_cited(Kind.CONCEPTS, "sources"),
        },
    ),
    Kind.CLAIMS: Shape(
        name="claims",
        table=claims.Claim,
        keys=("slug",),
        parts={
            "conditions": _values(claims.ClaimCondition, "claim", "condition"),
            **_cited(Kind.CLAIMS, "sources"),
        },
    ),
}

LIMITATIONS = Shape(
    name="limitations",
    table=limitations.Limitation,
    keys=("code",),
    objects=("gate?",),
    parts={
        "synonyms": _values(limitations.LimitationSynonym, "limitation", "text"),
        "gate.sources": _sources(limitations.LimitationGateSource, "limitation"),
    },
)
FEATURES = Shape(name="features", table=limitations.RiskFeature, keys=("code",))
CELLS = Shape(
    name="cells",
    table=limitations.Cell,
    keys=("limitation", "feature"),
    parts={"sources": _sources(limitations.CellSource, "limitation", "feature")},
)
SPELLINGS = Shape(
    name="point_code_spellings",
    table=meridians.PointCodeSpelling,
    keys=("meridian", "letters"),
)
TERM_LISTS = Shape(name="terms", table=terms.Term, keys=("list", "code"))
SAFETY_TEXTS = Shape(
    name="safety_texts",
    table=terms.SafetyText,
    keys=("code",),
    parts={
        "blocks": Part(
            table=terms.SafetyBlock,
            keys=("text",),
            parts={
                "lines": Part(
                    table=terms.SafetyLine,
                    keys=("safety", "block"),
                    parts={"sources": _sources(terms.SafetyLineSource, "safety", "block", "line")},
                )
            },
        ),
        "sources": _sources(terms.SafetyTextSource, "text"),
    },
)

PLAIN_SHAPES = (LIMITATIONS, FEATURES, CELLS, SPELLINGS, TERM_LISTS, SAFETY_TEXTS)
