"""How time is shared among sections, and what lies between two movements."""

import pytest

from app.composer.leads import FLOOR, LEADS, LYING
from app.composer.shares import windows
from app.composer.wish import Pace, Share, Wish
from app.vocabulary.practice import Posture, Section

NEVER_EMPTY = (Section.ARRIVE, Section.MAIN, Section.CLOSE)


@pytest.mark.parametrize("seconds", [180, 419, 420, 600, 1499, 1500, 5400])
def test_the_usual_shares_fill_the_time_and_none_is_negative(seconds: int) -> None:
    found = windows(Wish(seconds=seconds))
    assert seconds - 5 <= sum(window.target for window in found.values()) <= seconds
    for section, window in found.items():
        assert 0 <= window.least <= window.target <= window.most <= seconds
        assert window.least >= (section in NEVER_EMPTY)


def test_a_section_may_differ_by_ten_points_or_a_breath_if_that_is_more() -> None:
    main = windows(Wish(seconds=600))[Section.MAIN]
    assert (main.target - main.least, main.most - main.target) == (60, 60)
    slow = windows(Wish(seconds=180, half_breaths_per_minute=6))[Section.MAIN]
    assert slow.most - slow.target == 20


def test_a_wished_share_is_the_target_and_the_rest_keeps_its_proportions() -> None:
    shares = (Share(Section.MAIN, 80), Share(Section.SETTLE, 0))
    found = windows(Wish(seconds=1000, shares=shares))
    assert found[Section.MAIN].target == 800 and found[Section.SETTLE].target == 0
    assert found[Section.ARRIVE].target == found[Section.CLOSE].target > 0
    assert sum(window.target for window in found.values()) <= 1000


def test_a_main_part_that_takes_all_leaves_room_to_open_and_close() -> None:
    found = windows(Wish(seconds=600, shares=(Share(Section.MAIN, 100),)))
    assert found[Section.MAIN].least < 600 and found[Section.CLOSE].most > 0


@pytest.mark.parametrize("pace", list(Pace))
def test_getting_up_takes_longer_than_any_other_change(pace: Pace) -> None:
    leads = LEADS[pace]
    for before in Posture:
        for after in Posture:
            seconds = leads.change(before, after)
            if before is after:
                assert seconds == 0
            else:
                assert seconds == (leads.rising if before in LYING | FLOOR else leads.posture)


def test_after_lying_there_are_more_than_twenty_seconds_to_sit() -> None:
    assert all(leads.rising >= 40 for leads in LEADS.values())


def test_an_unhurried_pace_gives_more_time_everywhere() -> None:
    steady, unhurried = LEADS[Pace.STEADY], LEADS[Pace.UNHURRIED]
    for name in ("ready", "side", "slack", "posture", "rising"):
        assert getattr(unhurried, name) > getattr(steady, name)
