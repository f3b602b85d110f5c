"""Each rule of app/seeding/check/variants.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

SEATED = "movements/movements.json#/0/variants/0"
SUPINE = "movements/movements.json#/0/variants/1"
STANDING = "movements/movements.json#/1/variants/0"
SLIGHT = {"severity": "slight"}

BREAKS = (
    Break(
        "features-are-read",
        {f"{SUPINE}/features_assessed": False},
        f"{SUPINE}/features_assessed",
    ),
    Break(
        "features-belong-to-variants",
        {f"{SUPINE}/risk_features/-": {"feature": "supine", **SLIGHT}},
        f"{SUPINE}/risk_features/2/feature",
    ),
    Break(
        "features-belong-to-variants",
        {f"{SUPINE}/risk_features/-": {"feature": "total_repetitions", **SLIGHT}},
        f"{SUPINE}/risk_features/2/feature",
    ),
    Break(
        "closed-eyes-on-the-feet-are-marked",
        {f"{STANDING}/cues/0/text": "Close your eyes."},
        f"{STANDING}/cues/0/text",
    ),
    Break(
        "rising-is-marked",
        {f"{SUPINE}/risk_features": [{"feature": "supine", **SLIGHT}]},
        f"{SUPINE}/risk_features",
    ),
    Break(
        "posture-features-are-marked",
        {f"{SUPINE}/risk_features": [{"feature": "rise_from_floor_or_lying", **SLIGHT}]},
        f"{SUPINE}/risk_features",
    ),
    Break(
        "held-breath-is-marked",
        {f"{SEATED}/steps/1/breath": "hold"},
        f"{SEATED}/steps/1/breath",
    ),
    Break(
        "tapping-never-replaces-medicine",
        {
            "movements/movements.json#/3/variants/0/risk_features": [
                {"feature": "percussion", **SLIGHT}
            ]
        },
        "movements/movements.json#/3/variants/0/steps",
    ),
    Break(
        "seats-are-named",
        {f"{SUPINE}/posture": "seated"},
        f"{SUPINE}/equipment",
    ),
    Break(
        "forbidden-points-are-not-touched",
        {
            "acupoints/points.json#/0/cautions/0/flag": "do_not_stimulate",
            "acupoints/points.json#/0/pressing/when_not": "Leave it alone.",
        },
        "movements/movements.json#/0/acupoints/0/contact",
    ),
)


def test_eyes_that_stay_open_need_no_mark(tmp_path: Path) -> None:
    words = "Keep your eyes open. Do not close your eyes."
    assert Break("none", {f"{STANDING}/cues/0/text": words}, "").told(tmp_path) == set()


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_risk_that_the_posture_or_the_words_show_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected


def test_tapping_may_be_taught_beside_the_words_on_medicine(tmp_path: Path) -> None:
    resting = "movements/movements.json#/3/variants/0"
    changes = {
        f"{resting}/risk_features": [{"feature": "percussion", **SLIGHT}],
        f"{resting}/steps/0/text": "Never stop insulin or any other medicine for it.",
    }
    assert Break("none", changes, "").told(tmp_path) == set()
