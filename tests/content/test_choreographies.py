"""Every choreography of the seeds can be danced, shows what its movement says, and is no copy."""

from argparse import Namespace

import pytest

from app.catalogue.edition import Edition
from app.commands.figures import run_check
from app.figures.checks.likeness import track, twins
from app.figures.choreographies import all_choreographies, choreography_files
from app.figures.performance import Performance
from tests.fixtures import ROOT

SEEDS = ROOT / "seed_data"
MOVEMENTS = [path.stem for path in choreography_files(SEEDS)]


@pytest.mark.slow
@pytest.mark.parametrize("movement", MOVEMENTS)
def test_nothing_is_wrong_with_a_choreography_that_its_author_has_not_explained(
    movement: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_check(Namespace(slugs=[movement])) == 0
    told = capsys.readouterr().out
    assert told.endswith(" 0 errors, 0 warnings\n"), told


@pytest.mark.slow
def test_no_movement_is_another_one_under_a_new_name() -> None:
    tracks = [
        track(some.movement, variant, Performance(document))
        for some in all_choreographies(SEEDS)
        for variant, document in some.variants.items()
    ]
    assert list(twins(tracks)) == []


def test_every_variant_of_every_movement_is_drawn(edition: Edition) -> None:
    drawn = {
        (movement, variant) for movement, some in edition.choreographies.items() for variant in some
    }
    assert sorted(set(edition.variants.by_slug) - drawn) == []
