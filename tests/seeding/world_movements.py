"""Movements and forms of the small world: breathing, circles, and a standing rest."""

from typing import Any

from tests.seeding.world_channels import chinese


def variant(slug: str, equipment: list[str], *features: str, **more: Any) -> dict[str, Any]:
    """A variant whose slug is its posture."""
    return {
        "slug": slug,
        "posture": slug,
        "level": 1,
        "equipment": equipment,
        "steps": [{"text": "Wait.", "breath": "natural"} for _ in range(3)],
        "cues": [{"text": "Breathe as it comes.", "kind": "breathe"} for _ in range(3)],
        "breath": {"inhale": None, "exhale": None, "note": None},
        "risk_features": [{"feature": feature, "severity": "slight"} for feature in features],
        "features_assessed": True,
        "cautions": [{"text": "Stop if it hurts.", "who": None, "strength": "expert"}],
        **more,
    }


def _movement(slug: str, laterality: str, *variants: Any, **more: Any) -> dict[str, Any]:
    for item in variants:
        item["cautions"][0].update(sources=["leaflet"])
    return {
        "slug": slug,
        "assessed_by": "author",
        "name": slug.replace("-", " ").capitalize(),
        "chinese": None,
        "forms": [],
        "summary": "A small movement.",
        "home": "main",
        "laterality": laterality,
        "regions": [{"region": "whole-body", "role": "moves"}],
        "joint_motions": [],
        "meridians": [],
        "acupoints": [],
        "goals": ["calm"],
        "dose": {
            "unit": "breaths",
            "amount": 6,
            "min": 3,
            "max": 9,
            "seconds_per_unit": 10,
            "breaths_per_unit": None,
            "per_side": laterality != "midline",
            "basis": "source",
            "text": None,
            "sources": ["teaching"],
        },
        "common_errors": ["Too fast."],
        "may_feel": ["You may feel nothing special."],
        "statements": [],
        "variants": list(variants),
        "relations": [],
        "detail_status": "sourced",
        "detail_note": "Read on a teaching page.",
        "sources": ["teaching"],
        **more,
    }


def movements() -> list[Any]:
    """Natural breathing (seated, supine), hip circles, one-sided wrist circles, standing rest."""
    return [
        _movement(
            "natural-breathing",
            "midline",
            variant("seated", ["chair"]),
            variant("supine", ["mat"], "supine", "rise_from_floor_or_lying"),
            acupoints=[{"acupoint": "ex-hn1", "contact": "rub"}],
        ),
        _movement(
            "hip-circles",
            "symmetric",
            variant("standing", ["wall-or-rail"]),
            chinese=chinese("Zhuǎnkuà", "转胯", "轉胯"),
            joint_motions=[{"region": "hip", "motion": "circling"}],
            forms=[{"form": "nerve-pain-set", "position": 1}],
            relations=[
                {"kind": "easier", "movement": "natural-breathing", "reason": "Nothing moves."}
            ],
        ),
        _movement("wrist-circles", "unilateral", variant("seated", ["chair"])),
        _movement("standing-rest", "midline", variant("standing", [])),
    ]


def choreographies() -> dict[str, Any]:
    """How the hips circle."""
    return {
        "movement": "hip-circles",
        "variants": {
            "standing": {
                "format": "qigong-pose/1",
                "stance": "shoulder",
                "motion": [{"channel": "hips.shift", "shape": "circle", "amp": [8, 6]}],
                "phases": [
                    {"breath": "in", "beats": 4, "step": 1},
                    {"breath": "out", "beats": 4, "step": 3, "to": "start"},
                ],
            }
        },
    }


def forms() -> list[Any]:
    """One set of two movements, of which one is served."""
    entry = {"agreeing_sources": None, "note": None, "chinese": None}
    return [
        {
            "slug": "nerve-pain-set",
            "assessed_by": "author",
            "name": "Nerve pain set",
            "chinese": None,
            "category": "set",
            "summary": None,
            "state_promoted": False,
            "origin": [],
            "postures": ["standing"],
            "duration": {"minutes_min": 5, "minutes_max": 10, "text": None, "basis": None},
            "movement_count": 2,
            "movement_count_note": None,
            "list_status": "complete",
            "movements": [
                {"position": 1, "movement": "hip-circles", "name": "Hip circles", **entry},
                {
                    "position": 2,
                    "name": "Leg swings",
                    **entry,
                    "movement": None,
                    "chinese": chinese(),
                },
            ],
            "method": None,
            "repetition_rule": None,
            "variants": [],
            "disputes": [],
            "cautions": [],
            "basis": "source",
            "agreeing_sources": None,
            "sources": ["teaching"],
        }
    ]
