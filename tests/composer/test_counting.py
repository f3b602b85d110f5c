"""The count of valid sessions agrees with counting them one by one."""

from collections import Counter
from itertools import product

from app.composer.leads import LEADS
from app.composer.shares import windows
from app.composer.wish import Wish
from app.vocabulary.practice import Section
from tests.composer.brute import SECTIONS, choices, rests
from tests.composer.counting import valid_sessions
from tests.composer.generated import small
from tests.composer.trying import places_of, tried_wish


def one_by_one(seed: int, wish: Wish) -> int:
    """Count for a wish of one posture, over every combination of sums."""
    groups = places_of(seed)
    slack = LEADS[wish.pace].slack
    sums: list[list[tuple[int, int]]] = []
    for section in SECTIONS:
        some = groups.get((section, wish.postures[0]), ())
        counts: Counter[int] = Counter()
        for chosen in choices(some):
            taken = {group.movement for group, _ in chosen}
            forced = {group.movement for group in some if group.forced}
            if forced <= taken and rests([group.hard for group, _ in chosen]):
                counts[sum(option.seconds for _, option in chosen)] += 1
        window = windows(wish)[section]
        room = slack * (section in (Section.ARRIVE, Section.MAIN, Section.CLOSE))
        kept = range(window.least, window.most - room + 1)
        sums.append([(seconds, count) for seconds, count in counts.items() if seconds in kept])
    total = 0
    for way in product(*sums):
        if 0 <= wish.seconds - sum(seconds for seconds, _ in way) <= 3 * slack:
            many = 1
            for _, count in way:
                many *= count
            total += many
    return total


def test_the_count_is_that_of_counting_one_by_one() -> None:
    compared = 0
    for seed in range(120):
        wish = tried_wish(seed)
        if len(wish.postures) == 1:
            assert valid_sessions(wish, small(seed)) == one_by_one(seed, wish)
            compared += one_by_one(seed, wish) > 1
    assert compared > 10
