"""What a figure does is what its movement says it does."""

from app.figures.checks.checking import Claims, check_document
from app.figures.checks.features import MEASURED, STATED, features
from app.figures.checks.findings import ERROR, WARNING
from app.figures.checks.takes import take
from app.figures.performance import Performance
from app.settings import ROOT
from tests.figures.documents import Document, draw_the_bow, hold_up_the_sky, wuji

KNOWN = ROOT / "seed_data" / "limitations" / "features.json"


def told(document: Document, *listed: str) -> dict[str, str]:
    taken = take(Performance(document))
    return {finding.subject: finding.level for finding in features(taken, listed)}


def test_every_feature_that_is_compared_is_one_of_ours() -> None:
    text = KNOWN.read_text(encoding="utf-8")
    slugs = {rule.feature for rule in MEASURED} | {stated.feature for stated in STATED}
    assert {slug for slug in slugs if f'"{slug}"' not in text} == set()


def test_a_reach_overhead_that_is_not_listed_is_an_error() -> None:
    assert told(hold_up_the_sky())["overhead_reach"] == ERROR
    assert "overhead_reach" not in told(hold_up_the_sky(), "overhead_reach")


def test_a_listed_twist_that_nobody_sees_is_a_warning() -> None:
    assert told(wuji(), "spinal_rotation")["spinal_rotation"] == WARNING


def test_a_turned_head_and_a_low_stance_are_seen() -> None:
    found = told(draw_the_bow())
    assert found["neck_rotation"] == ERROR
    deep = draw_the_bow()
    deep["phases"][0]["to"]["hips"]["sink"] = 30
    assert told(deep)["loaded_squat"] == ERROR


def test_standing_on_one_leg_is_seen_but_a_step_is_none() -> None:
    lifted = wuji()
    lifted["start"] |= {"hips": {"shift": [-14, 0]}, "legL": {"flex": 40, "knee": 60}}
    assert told(lifted)["single_leg"] == ERROR
    stepping = wuji()
    stepping["phases"][0]["to"] = {"footL": {"at": [16, 10]}, "hips": {"shift": [-13, 0]}}
    assert "single_leg" not in told(stepping)


def test_a_held_breath_is_never_shown_unlisted() -> None:
    assert told(hold_up_the_sky())["breath_hold"] == ERROR


def test_a_seated_variant_is_not_shown_standing() -> None:
    claims = Claims("seated", frozenset(), ("in", "out", "natural"))
    codes = {finding.code for finding in check_document(wuji(), claims)}
    assert codes == {"posture"}


def test_a_step_that_was_never_written_is_an_error() -> None:
    found = check_document(wuji(), Claims("standing", frozenset(), ("in",)))
    assert [(finding.code, finding.subject) for finding in found] == [("step", "step 2")]
