"""Twenty thousand random wishes, each held against every promise that a session makes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from app.api.sessions.bodies import WishBody
from app.api.sessions.wishing import wish_of
from app.catalogue.edition import Edition
from app.composer.cards import Library
from app.composer.compose import compose
from app.composer.wish import Weighted, Wish
from app.errors import CannotCompose
from app.sessions.library import library_of
from tests.composer.examining import examine
from tests.composer.generated import generated, small
from tests.composer.library import plain_library
from tests.composer.wishing import Drawing

SMALL, MIDDLE, LARGE, REAL = 16_000, 3_600, 120, 400
AT_ONCE = 1_200


def examined(libraries: Iterable[Library], seeds: Iterable[int], longest: int) -> Counter[str]:
    """Count sessions and refusals; fail on the first broken promise with its wish."""
    drawings = [(library, Drawing(library, longest=longest)) for library in libraries]
    counted: Counter[str] = Counter()
    for seed in seeds:
        library, drawing = drawings[seed % len(drawings)]
        wish = drawing.wish(seed)
        outcome = examine(wish, library, seed)
        assert not outcome.broken, (seed, outcome.broken, wish)
        counted["sessions" if outcome.session else "refusals"] += 1
        counted.update(outcome.codes)
    return counted


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SMALL, AT_ONCE))
def test_every_promise_holds_on_libraries_of_a_few_movements(first: int) -> None:
    seeds = range(first, min(first + AT_ONCE, SMALL))
    counted = examined(map(small, range(first, first + 100)), seeds, 400)
    assert counted["sessions"] > len(seeds) // 8 < counted["refusals"]


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, MIDDLE, AT_ONCE))
def test_every_promise_holds_on_libraries_of_a_score_of_movements(first: int) -> None:
    libraries = [generated(seed, 14 + seed % 12) for seed in range(first, first + 30)]
    counted = examined(libraries, range(first, first + AT_ONCE), 900)
    assert counted["sessions"] > AT_ONCE // 4


@pytest.mark.slow
def test_every_promise_holds_on_a_library_as_large_as_the_real_one_will_be() -> None:
    counted = examined([generated(1), generated(2)], range(LARGE), 5400)
    assert counted["sessions"] > LARGE // 3


@pytest.mark.slow
def test_every_promise_holds_on_the_real_seeds(edition: Edition) -> None:
    counted = examined([library_of(edition)], range(REAL), 5400)
    assert counted["sessions"] > REAL // 5


def test_the_order_of_names_in_a_wish_makes_no_difference(edition: Edition) -> None:
    movements = sorted(library_of(edition).known["movements"])
    body = {
        "conditions": ["sciatica", "carpal-tunnel-syndrome"],
        "regions": ["wrist", {"region": "hip", "weight": 3}],
        "goals": ["calm", "mobility"],
        "limitations": [
            "osteoporosis",
            "numb_feet",
            {"limitation": "knee_problem", "side": "left"},
        ],
        "likes": movements[:3],
        "exclude": movements[3:6],
        "sections": {"main": 50, "arrive": 10},
        "equipment": ["chair", "mat"],
    }
    turned = {
        name: value[::-1] if isinstance(value, list) else value
        for name, value in reversed(body.items())
    }
    first, second = (
        wish_of(WishBody.model_validate(each, strict=False), edition) for each in (body, turned)
    )
    assert first == second
    assert compose(first, library_of(edition)) == compose(second, library_of(edition))


def test_the_order_of_postures_is_kept() -> None:
    library = generated(3, 40)
    postures = tuple(sorted({card.posture for card in library.cards}))
    for order in (postures, postures[::-1]):
        wish = Wish(regions=(Weighted("hip", 1),), postures=order, limitations=(), seconds=900)
        seen = dict.fromkeys(step.posture for step in compose(wish, library).steps)
        places = [order.index(posture) for posture in seen]
        assert places == sorted(places)


def test_a_variation_gives_another_session_and_the_same_one_again() -> None:
    library = generated(1)
    wish = Wish(regions=(Weighted("hip", 1),), limitations=())
    found = [compose(replace(wish, variation=number), library) for number in range(1, 9)]
    assert len({tuple(step.id for step in session.steps) for session in found}) > 2
    assert found[0] == compose(replace(wish, variation=1), library)


def test_a_variation_of_nothing_to_vary_is_no_crash() -> None:
    wish = Wish(regions=(Weighted("hip", 1),), limitations=(), seconds=600, variation=2**31 - 1)
    assert compose(wish, plain_library()).seconds == 600


def test_a_wish_that_excludes_everything_is_refused_with_the_reason() -> None:
    library = plain_library()
    wish = Wish(regions=(Weighted("hip", 1),), exclude=tuple(sorted(library.known["movements"])))
    with pytest.raises(CannotCompose) as refused:
        compose(wish, library)
    assert [obstacle.code for obstacle in refused.value.obstacles] == ["nothing-left"]
