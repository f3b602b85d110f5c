"""The coverage of the seeds never falls; `python -m tests.content.floors` raises the floors."""

import json

from tests.client import Client
from tests.content.floors import FLOORS, counted


def test_no_count_of_the_coverage_is_below_its_floor(client: Client) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert len(floors) > 100
    now = counted(client.json("/v1/coverage"))
    fallen = {name: (now.get(name, 0), floor) for name, floor in floors.items()}
    assert {name: pair for name, pair in fallen.items() if pair[0] < pair[1]} == {}
