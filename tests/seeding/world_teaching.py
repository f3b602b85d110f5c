"""Sources, regions, conditions, claims and concepts of the small world."""

from typing import Any

from tests.seeding.world_channels import chinese


def _source(slug: str, design: str, tier: str, **more: Any) -> dict[str, Any]:
    names = "authors year publisher doi pmid pmcid url direction participants population practice "
    names += "comparator outcome limitations dose seen_at seen_as"
    return {
        **dict.fromkeys(names.split()),
        "slug": slug,
        "assessed_by": "author",
        "title": f"The {slug}",
        "design": design,
        "tier": tier,
        "conditions": [],
        "topics": [],
        **more,
    }


def sources() -> list[Any]:
    """A trial, a leaflet, a laboratory study, a teaching page and a weak page, in this order."""
    return [
        _source("trial", "rct", "A", doi="10.1000/1", year=2020, url="https://example.org/1"),
        _source("leaflet", "patient-information", "B", doi="10.1000/2"),
        _source("laboratory", "basic-science", "A"),
        _source("teaching", "practice-teaching", "C"),
        _source("weak-page", "practice-teaching", "D"),
    ]


def regions() -> list[Any]:
    """The whole body, and in it the lower back, the hips and the diaphragm."""
    parents = {"whole-body": None, "lower-back": "whole-body", "hip": "whole-body"}
    parents["diaphragm"] = "whole-body"
    return [
        {
            "slug": slug,
            "assessed_by": "author",
            "name": slug.replace("-", " ").capitalize(),
            "parent": parent,
            "anatomical_term": slug,
            "hanzi": None,
            "lay_names": [],
            "side_pairs": False,
            "motions": ["circling"] if slug == "hip" else [],
            "codes": [],
        }
        for slug, parent in parents.items()
    ]


def statement(text: str, kind: str, grade: str, *named: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "kind": kind, "grade": grade, "sources": list(named), **more}


def _flag(level: str) -> dict[str, Any]:
    return {
        "signs": ["You can no longer speak."],
        "action": "Call your local emergency number.",
        "level": level,
        "sources": ["leaflet"],
    }


def _condition(slug: str, *limitations: str, **more: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "assessed_by": "author",
        "title": slug.replace("-", " ").capitalize(),
        "lay_names": [],
        "what_it_is": "It is what its name says.",
        "regions": ["lower-back"],
        "codes": [],
        "practice": "offered",
        "practice_reason": "Gentle movement is possible.",
        "red_flags": [_flag("emergency"), _flag("soon")],
        "inherits_red_flags_from": [],
        "implied_limitations": [
            {"limitation": code, "reason": "It is so."} for code in limitations
        ],
        "can_do": [],
        "cannot_do": [],
        "when_to_see_a_doctor": "See a doctor if it lasts.",
        "trials_used": None,
        "dosing": None,
        "named_movements": [],
        "claims": [],
        "sources": [],
        **more,
    }


def _range(least: float | None = None, most: float | None = None) -> dict[str, Any]:
    return {"min": least, "max": most, "text": None}


def conditions() -> list[Any]:
    """Sciatica told whole; then one of each kind of practice, and two with limitations."""
    sciatica = _condition(
        "sciatica",
        aliases=["leg nerve pain"],
        can_do=[statement("In a trial, pain went down.", "clinical", "supported", "trial")],
        cannot_do=[statement("A bend raised the pressure.", "clinical", "mixed", "laboratory")],
        dosing={
            "minutes": _range(10, 20),
            "times_per_week": _range(),
            "weeks": _range(),
            "basis": "one trial",
            "note": None,
            "trials": [
                {
                    "source": "trial",
                    "practice": "hip circles",
                    "minutes": _range(10, 20),
                    "times_per_week": _range(),
                    "weeks": _range(8, 8),
                    "note": None,
                }
            ],
        },
        named_movements=[
            {
                "movement": "hip-circles",
                "variant": "standing",
                "verdict": "used_in_a_trial_programme",
                "reason": "The trial used it.",
                "sources": ["trial"],
            }
        ],
        claims=["hips-free-the-nerve"],
    )
    from_sciatica = [{"condition": "sciatica", "reason": "The same nerve."}]
    return [
        sciatica,
        _condition("lumbar-radiculopathy", inherits_red_flags_from=from_sciatica, red_flags=[]),
        _condition("me-cfs", "effort_flare", practice="breath_only"),
        _condition("cauda-equina-syndrome", practice="emergency"),
        _condition("type-2-diabetes", "numb_feet"),
        _condition("vertigo", "vertigo"),
        _condition("fever-of-unknown-cause", practice="not_offered", red_flags=[]),
    ]


def claims() -> list[Any]:
    """Two claims; the first is about sciatica."""

    def claim(slug: str, verdict: str, *named: str) -> dict[str, Any]:
        return {
            "slug": slug,
            "assessed_by": "author",
            "title": slug.replace("-", " ").capitalize(),
            "topic": "nerves",
            "claim": "The article says that it cures the nerve.",
            "attributed_to": None,
            "verdict": verdict,
            "reason": "One trial looked at it.",
            "safety_note": None,
            "conditions": ["sciatica"] if verdict != "unsupported" else [],
            "sources": list(named),
        }

    return [
        claim("hips-free-the-nerve", "partly supported", "trial"),
        claim("qi-moves-blood", "unsupported"),
    ]


def concepts() -> list[Any]:
    """One concept, with its tradition and what is known kept apart."""
    return [
        {
            "slug": "qi",
            "assessed_by": "author",
            "title": "Qi",
            "chinese": chinese("Qì", "气", "氣"),
            "lay_names": [],
            "summary": "A word of the tradition.",
            "tradition": [
                statement("Qi flows.", "traditional", "traditional-teaching", "teaching")
            ],
            "known": [statement("It was not measured.", "mechanistic", "mixed", "laboratory")],
            "related": [],
            "acupoints": [],
            "movements": [],
            "claims": [],
            "sources": ["teaching", "weak-page"],
        }
    ]
