"""A library remembers what it made for a wish; nobody can tell from what is composed."""

from dataclasses import replace
from functools import partial
from random import Random

import pytest

from app.composer.cards import MOST_REMEMBERED
from app.composer.compose import compose
from app.composer.session import PracticeSession
from app.composer.wish import Wish
from app.errors import CannotCompose
from tests.composer.generated import generated
from tests.composer.library import plain_library
from tests.composer.wishing import Drawing

LIBRARY = generated(8, 30)
WISHES = [Drawing(LIBRARY, longest=900).wish(seed) for seed in range(60)]


def outcome(wish: Wish, *, anew: bool) -> PracticeSession | list[str]:
    try:
        return compose(wish, replace(LIBRARY) if anew else LIBRARY)
    except CannotCompose as refused:
        return [obstacle.code for obstacle in refused.obstacles]


@pytest.mark.slow
def test_what_was_composed_before_changes_nothing() -> None:
    shuffled = WISHES * 2
    Random(3).shuffle(shuffled)
    for wish in shuffled:
        assert outcome(wish, anew=False) == outcome(wish, anew=True)


def test_a_thing_is_made_once_until_too_much_is_kept() -> None:
    library, made = plain_library(), []

    def make(number: int) -> int:
        made.append(number)
        return number

    for number in (0, 0, *range(1, MOST_REMEMBERED + 1), 0):
        assert library.remember(number, partial(make, number)) == number
    assert made == [*range(MOST_REMEMBERED + 1), 0]


def test_a_narrowed_copy_remembers_nothing_of_the_whole() -> None:
    library = plain_library()
    library.remember("key", lambda: 1)
    assert replace(library, cards=library.cards[:1]).remember("key", lambda: 2) == 2
