"""The guide for authors names every word that a choreography may use."""

import re
from functools import cache

import pytest

from app.figures.authoring.channels import NEUTRAL, OSCILLATED_ONLY
from app.figures.authoring.contacts import CONTACT_FIELDS, CONTACT_KINDS, HAND_PARTS
from app.figures.authoring.document import DOCUMENT_FIELDS, GAZES
from app.figures.authoring.hand_aims import HAND_FIELDS, HAND_SHAPES
from app.figures.authoring.hand_presets import PRESETS
from app.figures.authoring.oscillators import MOTION_FIELDS, SHAPES
from app.figures.authoring.phases import BREATHS, EASES, PHASE_FIELDS
from app.figures.authoring.poses import POSE_FIELDS
from app.figures.authoring.presentation import EYES, FOCUSES, MOUTHS, OVERLAYS, VIEWS
from app.figures.authoring.props import PROP_KINDS
from app.figures.authoring.stances import FEET, STANCE_FIELDS
from app.figures.landmarks import OTHER_SIDE, PLACES
from app.figures.scene import PillowUse, SeatKind
from app.settings import ROOT

GUIDE = ROOT / "docs" / "choreography.md"
CHANNEL_FIELDS = {name.split(".")[1] for name in (*NEUTRAL, *OSCILLATED_ONLY) if "." in name}
WORDS = sorted(
    {
        *DOCUMENT_FIELDS,
        *PHASE_FIELDS,
        *POSE_FIELDS,
        *HAND_FIELDS,
        *HAND_SHAPES,
        *PRESETS,
        *CONTACT_FIELDS,
        *CONTACT_KINDS,
        *HAND_PARTS,
        *MOTION_FIELDS,
        *SHAPES,
        *BREATHS,
        *EASES,
        *VIEWS,
        *FOCUSES,
        *OVERLAYS,
        *EYES,
        *MOUTHS,
        *GAZES,
        *FEET,
        *STANCE_FIELDS,
        *PROP_KINDS,
        *PillowUse,
        *SeatKind,
        *(name for name in PLACES if not name.startswith(OTHER_SIDE)),
        *(CHANNEL_FIELDS - {"free"}),
    }
)


@cache
def told() -> frozenset[str]:
    """Every word inside backticks or JSON of the guide."""
    text = GUIDE.read_text(encoding="utf-8")
    marked = " ".join(re.findall(r"`([^`\n]+)`", text)) + " ".join(re.findall(r'"([^"\n]+)"', text))
    return frozenset(re.split(r"[^\w-]+", marked))


@pytest.mark.parametrize("word", WORDS)
def test_the_guide_tells_the_word(word: str) -> None:
    assert word in told()
