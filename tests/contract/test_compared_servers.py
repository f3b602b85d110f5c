"""What the benchmark compares us with gives our own answers, or the comparison says nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import orm_app
from bench.cases import ORM, all_cases
from tests.client import Client

ROUTINES = ("/v1/routines/silk-reeling-ten-minutes", "/v1/routines/sciatica-standing")
LISTS = (
    "/v1/movements?region=neck&posture=seated",
    "/v1/movements?goal=calm&level_max=2&exclude_risk=neck_rotation",
)


@pytest.fixture(scope="module")
def by_orm(loaded_sqlite: Path) -> Iterator[Client]:
    before = os.environ.get("DATABASE_URL")
    os.environ["DATABASE_URL"] = f"sqlite:///{loaded_sqlite}"
    yield Client(orm_app.app())
    if before is None:
        del os.environ["DATABASE_URL"]
    else:
        os.environ["DATABASE_URL"] = before


def targets() -> list[str]:
    measured = {case.target for case in all_cases(ROUTINES[0]) if ORM in case.servers}
    return sorted({*filter(None, measured), *ROUTINES, *LISTS})


@pytest.mark.parametrize("target", targets())
def test_the_orm_answers_as_we_do(target: str, client: Client, by_orm: Client) -> None:
    assert by_orm.json(target) == client.json(target)
