"""Each rule of app/seeding/check/statements.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

SCIATICA = "conditions/conditions.json#/0"
QI = "concepts/concepts.json#/0"

BREAKS = (
    Break(
        "traditional-kind-and-grade-go-together",
        {f"{SCIATICA}/can_do/0/grade": "traditional-teaching"},
        f"{SCIATICA}/can_do/0/grade",
    ),
    Break(
        "statements-name-sources",
        {f"{SCIATICA}/can_do/0/sources": []},
        f"{SCIATICA}/can_do/0/sources",
    ),
    Break(
        "statements-name-sources",
        {f"{SCIATICA}/can_do/0/sources": [], f"{SCIATICA}/can_do/0/inference": True},
        f"{SCIATICA}/can_do/0/sources",
    ),
    Break(
        "clinical-grades-rest-on-fit-designs",
        {f"{SCIATICA}/can_do/0/sources": ["laboratory"]},
        f"{SCIATICA}/can_do/0/sources",
    ),
    Break(
        "clinical-grades-rest-on-fit-designs",
        {f"{SCIATICA}/can_do/0/sources": ["weak-page"], "sources/sources.json#/4/design": None},
        f"{SCIATICA}/can_do/0/sources",
    ),
    Break(
        "mechanisms-rest-on-more-than-teaching",
        {f"{QI}/known/0/sources": ["teaching"]},
        f"{QI}/known/0/sources",
    ),
    Break(
        "advice-is-told-as-advice",
        {
            f"{SCIATICA}/can_do/0/sources": ["leaflet"],
            f"{SCIATICA}/can_do/0/grade": "partly supported",
        },
        f"{SCIATICA}/can_do/0/text",
    ),
    Break(
        "unsupported-is-told-as-such",
        {
            f"{SCIATICA}/cannot_do/0/grade": "unsupported",
            f"{SCIATICA}/cannot_do/0/text": "The wave makes nerve roots slide.",
        },
        f"{SCIATICA}/cannot_do/0/text",
    ),
    Break(
        "promises-are-supported",
        {
            f"{SCIATICA}/can_do/0/grade": "contradicted",
            f"{SCIATICA}/can_do/0/text": "In a trial, pain did not go down.",
        },
        f"{SCIATICA}/can_do/0/grade",
    ),
    Break(
        "tradition-stands-apart",
        {
            f"{QI}/tradition/0/kind": "mechanistic",
            f"{QI}/tradition/0/grade": "mixed",
            f"{QI}/tradition/0/sources": ["laboratory"],
        },
        f"{QI}/tradition/0/kind",
    ),
    Break(
        "point-uses-are-traditional",
        {
            "acupoints/points.json#/0/traditional_use/kind": "clinical",
            "acupoints/points.json#/0/traditional_use/grade": "mixed",
            "acupoints/points.json#/0/traditional_use/sources": ["trial"],
        },
        "acupoints/points.json#/0/traditional_use/kind",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_statement_beyond_its_ground_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
