"""Limitations, risk features, cells, cautions, safety texts and terms of the small world."""

from typing import Any

from app.seeding.check.safety_rules import ASKED, COMPUTED, FORBIDDEN, HAZARDS, STRICT
from app.seeding.check.texts import NEEDED
from app.seeding.check.vocabulary import TERM_LISTS


def limitations() -> list[Any]:
    """All that SAFETY 5 asks for, two more, and `everyone`; the first one has a gate."""
    gate = {"when": "a seizure today", "action": "no_session", "sources": ["leaflet"]}
    codes = (*ASKED, "effort_flare", "vertigo", "everyone")
    return [
        {
            "code": code,
            "label": code.replace("_", " ").capitalize(),
            "question": None if code == "everyone" else "Do you have it?",
            "synonyms": [],
            "is_strict": code in STRICT,
            "may_name_a_side": False,
            "gate": gate if code == "epilepsy" else None,
            "note": None,
        }
        for code in codes
    ]


def features() -> list[Any]:
    """All hazards, the computed features, and three that are no hazards."""
    codes = (*HAZARDS, *COMPUTED, "supine", "internal_focus", "grip")
    return [
        {
            "code": code,
            "label": code.replace("_", " ").capitalize(),
            "definition": "What its name says.",
            "is_hazard": code in HAZARDS,
            "scope": COMPUTED.get(code, "variant"),
            "origin": "safety rules",
        }
        for code in codes
    ]


def cells() -> list[Any]:
    """One cell that forbids, one that clears by inference, and then all that must forbid."""
    bound = [
        {
            "limitation": limitation,
            "feature": feature,
            "cell": "forbid",
            "advice": "Leave it out.",
            "reason": None,
            "sources": ["leaflet"],
        }
        for limitation, feature in FORBIDDEN
    ]
    return [
        {
            "limitation": "vertigo",
            "feature": "neck_rotation",
            "cell": "forbid",
            "advice": "Keep the head still.",
            "reason": None,
            "sources": ["leaflet"],
        },
        {
            "limitation": "vertigo",
            "feature": "grip",
            "cell": "clear",
            "advice": "Nothing to heed.",
            "reason": "The hand does not move the head.",
            "sources": [],
            "inference": True,
        },
        *bound,
    ]


def cautions() -> list[Any]:
    """One topic with one entry that takes effect in a cell."""
    return [
        {
            "slug": "turning-the-head",
            "assessed_by": "author",
            "title": "Turning the head",
            "summary": "A turn may bring the spin back.",
            "entries": [
                {
                    "who": "People with vertigo",
                    "advice": "Keep the head still.",
                    "strength": "moderate",
                    "effect": "cells",
                    "limitations": ["vertigo"],
                    "cells": [
                        {"limitation": "vertigo", "feature": "neck_rotation", "cell": "forbid"}
                    ],
                    "note": None,
                    "sources": ["leaflet"],
                }
            ],
        }
    ]


def safety_texts() -> list[Any]:
    """Every text that must exist, each of one line."""
    line = {"text": "Stop and rest.", "note": None, "sources": ["leaflet"]}
    return [
        {
            "code": code,
            "title": code.replace("_", " ").capitalize(),
            "level": None,
            "blocks": [{"heading": "What to do", "lines": [line]}],
            "note": None,
            "sources": ["leaflet"],
        }
        for code in NEEDED
    ]


def terms() -> list[Any]:
    """Every closed list with its words, and one list that the code does not close."""
    lists = {name: [word.value for word in words] for name, words in TERM_LISTS.items()}
    lists["claim_topics"] = ["nerves"]
    return [
        {
            "list": name,
            "terms": [{"code": code, "label": code, "definition": None} for code in codes],
        }
        for name, codes in lists.items()
    ]
