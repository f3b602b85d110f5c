"""Routines and programmes of the small world: one for diabetes, one that only breathes."""

from typing import Any

NO_RANGE = {"min": None, "max": None, "text": None}


def step(section: str, movement: str, variant: str, sides: str = "none", **more: Any) -> Any:
    """Six repetitions of ten seconds."""
    return {
        "section": section,
        "movement": movement,
        "variant": variant,
        "sides": sides,
        "repetitions": 6,
        "seconds_per_repetition": 10,
        "seconds": 120 if sides == "both" else 60,
        "breaths": None,
        "transition_seconds": 0,
        "transition": None,
        "note": None,
        "basis": "design",
        **more,
    }


def _routine(slug: str, condition: str, seconds: int, steps: list[Any], **more: Any) -> Any:
    return {
        "slug": slug,
        "assessed_by": "author",
        "title": slug.replace("-", " ").capitalize(),
        "summary": "A short practice.",
        "conditions": [condition],
        "goals": ["calm"],
        "postures": ["seated"],
        "level": 1,
        "equipment": ["chair"],
        "seconds": seconds,
        "times_per_week": NO_RANGE,
        "weeks": NO_RANGE,
        "steps": steps,
        "before_you_begin": [],
        "cautions": [],
        "design_reasons": ["It is short."],
        "sourced_facts": [],
        "statements": [],
        "sources": ["teaching"],
        **more,
    }


def routines() -> list[Any]:
    """A routine for diabetes that stands and sits, and a seated one for ME/CFS."""
    rise = {"transition_seconds": 10, "transition": "Stand up by your rail, slowly."}
    sit = {"transition_seconds": 10, "transition": "Sit down slowly."}
    return [
        _routine(
            "steady-hips",
            "type-2-diabetes",
            380,
            [
                step("arrive", "natural-breathing", "seated", breaths=6),
                step("main", "hip-circles", "standing", "both", **rise),
                step("main", "wrist-circles", "seated", "left", **sit),
                step("main", "wrist-circles", "seated", "right"),
                step("close", "natural-breathing", "seated"),
            ],
            postures=["seated", "standing"],
            equipment=["chair", "wall-or-rail"],
            before_you_begin=["Do not begin with low sugar.", "Check your feet afterwards."],
            cautions=[
                {
                    "text": "Keep your shoes on.",
                    "who": None,
                    "strength": "moderate",
                    "sources": ["leaflet"],
                }
            ],
        ),
        _routine(
            "only-breathing",
            "me-cfs",
            180,
            [
                step("arrive", "natural-breathing", "seated"),
                step("main", "natural-breathing", "seated"),
                step("close", "natural-breathing", "seated"),
            ],
        ),
    ]


def programmes() -> list[Any]:
    """One programme of two phases for diabetes."""
    phase = {
        "title": "Begin",
        "weeks_from": 1,
        "weeks_to": 2,
        "days_per_week": 3,
        "minutes": 7,
        "routines": ["steady-hips"],
        "progression": "Stay here while it is new.",
        "basis": "design",
    }
    return [
        {
            "slug": "first-weeks",
            "assessed_by": "author",
            "title": "First weeks",
            "summary": "A few weeks of short practice.",
            "conditions": ["type-2-diabetes"],
            "phases": [phase, {**phase, "title": "Go on", "weeks_from": 3, "weeks_to": None}],
            "bad_day": "Only breathe.",
            "lighter_weeks": "Every fourth week.",
            "stop_and_ask": ["Your feet hurt more."],
            "statements": [],
            "sources": ["teaching"],
        }
    ]
