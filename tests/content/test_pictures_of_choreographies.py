"""Every choreography of the seeds can be drawn within its budget and told in words."""

from collections.abc import Iterator
from functools import cache

import pytest

from app.figures.camera import VIEWS
from app.figures.choreographies import all_choreographies
from app.figures.describing import describe_moment
from app.figures.languages import words_for
from app.figures.looks import Look
from app.figures.performance import Performance
from app.figures.still import signature_beat, still
from app.vocabulary.kinds import Locale
from tests.contract.reading import ROOT

pytestmark = pytest.mark.slow

MOST_BYTES = 12 * 1024


@cache
def pictures() -> dict[str, str]:
    return dict(_drawn())


def _drawn() -> Iterator[tuple[str, str]]:
    words = words_for(Locale.ZH_HANS)
    for movement in all_choreographies(ROOT / "seed_data"):
        for variant, document in movement.variants.items():
            performance = Performance(document)
            beat = signature_beat(performance)
            told = describe_moment(performance, beat, words)
            name = f"{movement.movement} {variant}"
            yield name, still(performance, beat, Look(), title=name, description=told)


def test_every_still_stays_within_twelve_kilobytes() -> None:
    size, name = max((len(svg.encode()), name) for name, svg in pictures().items())
    assert size <= MOST_BYTES, name


def test_stills_with_acupoints_stay_within_twelve_kilobytes_from_any_side() -> None:
    words = words_for(Locale.EN)
    for movement in all_choreographies(ROOT / "seed_data"):
        for variant, document in movement.variants.items():
            performance = Performance(document)
            if performance.points:
                beat = signature_beat(performance)
                told = describe_moment(performance, beat, words)
                for view in VIEWS:
                    name = f"{movement.movement} {variant} {view}"
                    svg = still(performance, beat, Look(), title=name, description=told, view=view)
                    assert len(svg.encode()) <= MOST_BYTES, name


def test_no_two_stills_are_the_same_picture() -> None:
    assert len(set(pictures().values())) == len(pictures())
