"""How each kind of record lies in the tables; read by seeding to load and by the catalogue to
serve.
"""

from collections.abc import Mapping

from app.models import (
    acupoints,
    cautions,
    claims,
    concepts,
    conditions,
    forms,
    meridians,
    movements,
    programmes,
    regions,
    routines,
    sources,
)
from app.models.folding import Part, Shape
from app.models.parts import (
    cited_part,
    codes_part,
    passages_part,
    remarks_part,
    sources_part,
    statements_part,
    values_part,
)
from app.vocabulary.kinds import Kind

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
            parts={"sources": sources_part(movements.VariantCautionSource, *_VARIANT, "parent")},
        ),
    },
)

_RED_FLAGS = Part(
    table=conditions.ConditionRedFlag,
    keys=("condition",),
    parts={
        "signs": Part(table=conditions.RedFlagSign, keys=("condition", "flag"), column="text"),
        "sources": sources_part(conditions.RedFlagSource, "condition", "flag"),
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
            "conditions": values_part(sources.SourceCondition, "source", "condition"),
            "topics": values_part(sources.SourceTopic, "source", "topic"),
        },
    ),
    Kind.REGIONS: Shape(
        name="regions",
        table=regions.Region,
        keys=("slug",),
        parts={
            **passages_part(Kind.REGIONS, "lay_names"),
            "motions": values_part(regions.RegionMotion, "region", "motion"),
            "codes": codes_part(Kind.REGIONS),
        },
    ),
    Kind.MERIDIANS: Shape(
        name="meridians",
        table=meridians.Meridian,
        keys=("slug",),
        objects=("chinese", "clock?"),
        parts={
            "regions": values_part(meridians.MeridianRegion, "meridian", "region"),
            **passages_part(Kind.MERIDIANS, "spellings"),
            **cited_part(Kind.MERIDIANS, "sources"),
        },
    ),
    Kind.ACUPOINTS: Shape(
        name="acupoints",
        table=acupoints.Acupoint,
        keys=("slug",),
        objects=("chinese", "location?", "location.checked?", "pressing?"),
        parts={
            **passages_part(Kind.ACUPOINTS, "english_variants"),
            "categories": Part(table=acupoints.AcupointCategory, keys=("acupoint",)),
            "location.cun": Part(table=acupoints.AcupointCun, keys=("acupoint",)),
            "traditional_use": statements_part(Kind.ACUPOINTS, "traditional_use", single=True),
            "cautions": Part(table=acupoints.AcupointCaution, keys=("acupoint",)),
            **cited_part(
                Kind.ACUPOINTS,
                "name_sources",
                "location.sources",
                "pressing.sources",
                "caution_sources",
            ),
        },
    ),
    Kind.FORMS: Shape(
        name="forms",
        table=forms.Form,
        keys=("slug",),
        objects=("chinese?", "duration"),
        parts={
            "origin": remarks_part(Kind.FORMS, "origin", "text"),
            "postures": values_part(forms.FormPosture, "form", "posture"),
            "movements": Part(
                table=forms.FormEntry,
                keys=("form",),
                objects=("chinese?",),
                rename={"position": "place"},
            ),
            **passages_part(Kind.FORMS, "variants", "cautions"),
            "disputes": Part(
                table=forms.FormDispute,
                keys=("form",),
                parts={"sources": sources_part(forms.FormDisputeSource, "form", "parent")},
            ),
            **cited_part(Kind.FORMS, "sources"),
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
            "meridians": values_part(movements.MovementMeridian, "movement", "meridian"),
            "acupoints": Part(table=movements.MovementAcupoint, keys=("movement",)),
            "goals": values_part(movements.MovementGoal, "movement", "goal"),
            "dose.sources": cited_part(Kind.MOVEMENTS, "dose.sources")["dose.sources"],
            **passages_part(Kind.MOVEMENTS, "common_errors", "may_feel"),
            "statements": statements_part(Kind.MOVEMENTS, "statements"),
            "variants": _VARIANTS,
            "relations": Part(
                table=movements.MovementRelation, keys=("movement",), rename={"movement": "other"}
            ),
            **cited_part(Kind.MOVEMENTS, "sources"),
        },
    ),
    Kind.CONDITIONS: Shape(
        name="conditions",
        table=conditions.Condition,
        keys=("slug",),
        objects=("dosing?", *(f"dosing.{name}" for name in _RANGES)),
        parts={
            **passages_part(Kind.CONDITIONS, "lay_names"),
            "regions": values_part(conditions.ConditionRegion, "condition", "region"),
            "codes": codes_part(Kind.CONDITIONS),
            "red_flags": _RED_FLAGS,
            "inherits_red_flags_from": Part(
                table=conditions.ConditionInheritance,
                keys=("condition",),
                rename={"condition": "other"},
            ),
            "implied_limitations": Part(table=conditions.ConditionLimitation, keys=("condition",)),
            "can_do": statements_part(Kind.CONDITIONS, "can_do"),
            "cannot_do": statements_part(Kind.CONDITIONS, "cannot_do"),
            "dosing.trials": Part(table=conditions.TrialDose, keys=("condition",), objects=_RANGES),
            "named_movements": Part(
                table=conditions.ConditionMovement,
                keys=("condition",),
                parts={
                    "sources": sources_part(
                        conditions.ConditionMovementSource, "condition", "parent"
                    )
                },
            ),
            "claims": values_part(conditions.ConditionClaim, "condition", "claim"),
            **cited_part(Kind.CONDITIONS, "sources"),
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
                    "sources": sources_part(cautions.CautionEntrySource, *_CAUTION_ENTRY),
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
            "conditions": values_part(routines.RoutineCondition, "routine", "condition"),
            "goals": values_part(routines.RoutineGoal, "routine", "goal"),
            "postures": values_part(routines.RoutinePosture, "routine", "posture"),
            "equipment": values_part(routines.RoutineEquipment, "routine", "equipment"),
            "steps": Part(table=routines.RoutineStep, keys=("routine",)),
            **passages_part(Kind.ROUTINES, "before_you_begin", "design_reasons"),
            "cautions": remarks_part(
                Kind.ROUTINES, "cautions", "text", "who", "strength", "inference"
            ),
            "sourced_facts": remarks_part(Kind.ROUTINES, "sourced_facts", "text", "inference"),
            "statements": statements_part(Kind.ROUTINES, "statements"),
            **cited_part(Kind.ROUTINES, "sources"),
        },
    ),
    Kind.PROGRAMMES: Shape(
        name="programmes",
        table=programmes.Programme,
        keys=("slug",),
        parts={
            "conditions": values_part(programmes.ProgrammeCondition, "programme", "condition"),
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
            **passages_part(Kind.PROGRAMMES, "stop_and_ask"),
            "statements": statements_part(Kind.PROGRAMMES, "statements"),
            **cited_part(Kind.PROGRAMMES, "sources"),
        },
    ),
    Kind.CONCEPTS: Shape(
        name="concepts",
        table=concepts.Concept,
        keys=("slug",),
        objects=("chinese?",),
        parts={
            **passages_part(Kind.CONCEPTS, "lay_names"),
            "tradition": statements_part(Kind.CONCEPTS, "tradition"),
            "known": statements_part(Kind.CONCEPTS, "known"),
            "related": values_part(concepts.ConceptRelation, "concept", "other"),
            "acupoints": values_part(concepts.ConceptAcupoint, "concept", "acupoint"),
            "movements": values_part(concepts.ConceptMovement, "concept", "movement"),
            "claims": values_part(concepts.ConceptClaim, "concept", "claim"),
            **cited_part(Kind.CONCEPTS, "sources"),
        },
    ),
    Kind.CLAIMS: Shape(
        name="claims",
        table=claims.Claim,
        keys=("slug",),
        parts={
            "conditions": values_part(claims.ClaimCondition, "claim", "condition"),
            **cited_part(Kind.CLAIMS, "sources"),
        },
    ),
}
