"""Which findings are of one limb, and where what turns inward may stand: each case by itself."""

from typing import Any

import pytest

from app.composer.screening import is_of_a_limb
from app.composer.stillness import INWARD, is_inward, longest_stretch, may_stand
from app.safety.rules import Finding, Rule
from app.vocabulary.practice import Laterality, Posture, Section
from app.vocabulary.safety import Severity
from tests.composer.library import breathing, card

ARM = ("wrist_end_range", "grip_or_fist", "overhead_reach", "nerve_tension")
LEG = ("hip_end_range", "knee_twist")
ONE_SIDED: dict[str, Any] = {"per_side": True, "laterality": Laterality.UNILATERAL}
OF_THE_WHOLE = ("neck_rotation", "squat", "breath_hold")


@pytest.mark.parametrize("feature", [*ARM, *LEG, *OF_THE_WHOLE])
@pytest.mark.parametrize("posture", [Posture.SEATED, Posture.STANDING])
def test_a_feature_of_one_limb_leaves_the_other_side(feature: str, posture: Posture) -> None:
    """On the feet both legs carry, so nothing of a leg is of one side."""
    finding = Finding(Rule.FORBIDDEN, "wrist_nerve", feature)
    one = card("one", **ONE_SIDED, posture=posture)
    may = feature in ARM or (feature in LEG and posture is Posture.SEATED)
    assert is_of_a_limb(finding, one) is may
    assert not is_of_a_limb(finding, card("both", **ONE_SIDED | {"per_side": False}))
    symmetric = ONE_SIDED | {"laterality": Laterality.SYMMETRIC}
    assert not is_of_a_limb(finding, card("ways", **symmetric, posture=posture))


@pytest.mark.parametrize("by_hand", ["skin_friction", "percussion"])
def test_where_a_hand_rubs_or_taps_it_is_the_hand_of_the_other_side(by_hand: str) -> None:
    one = card("one", **ONE_SIDED, features={by_hand: Severity.SLIGHT})
    assert not is_of_a_limb(Finding(Rule.FORBIDDEN, "wrist_nerve", "grip_or_fist"), one)


def test_what_is_hurt_stays_still_on_either_side() -> None:
    one = card("one", **ONE_SIDED, posture=Posture.SEATED)
    assert not is_of_a_limb(Finding(Rule.HURT_AREA, "wrist_nerve", "grip_or_fist"), one)
    for limitation in ("recent_fracture", "surgery_not_cleared"):
        assert not is_of_a_limb(Finding(Rule.FORBIDDEN, limitation, "grip_or_fist"), one)


def test_stillness_and_attention_inward_each_turn_inward() -> None:
    focused = card("focused", features={INWARD: Severity.SLIGHT})
    assert is_inward(focused) and is_inward(breathing(Posture.SEATED))
    assert not is_inward(card("plain"))


@pytest.mark.parametrize("section", list(Section))
def test_what_turns_inward_stands_at_the_opening_and_before_the_close_where_it_may_harm(
    section: Section,
) -> None:
    quiet, plain = breathing(Posture.SEATED), card("plain")
    may = section in (Section.ARRIVE, Section.SETTLE)
    assert may_stand(quiet, section, is_unsettled=True) is may
    assert may_stand(quiet, section, is_unsettled=False)
    assert may_stand(plain, section, is_unsettled=True)


def test_only_what_turns_inward_stays_short_and_only_where_it_may_harm() -> None:
    quiet, plain = breathing(Posture.SEATED), card("plain")
    assert longest_stretch(quiet, is_unsettled=True) == 60
    assert longest_stretch(quiet, is_unsettled=False) == 5400
    assert longest_stretch(plain, is_unsettled=True) == 5400
