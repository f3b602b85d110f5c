"""Every routine passes the service's own judgement of a list of steps, for whom it is made."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.client import Client

SIDES = {"both": ("left", "right"), "left": ("left",), "right": ("right",), "none": (None,)}


def given(routine: Any) -> Iterator[dict[str, Any]]:
    """Yield the steps of a routine as a caller would send them, each side by itself."""
    for step in routine["steps"]:
        sides = SIDES[step["sides"]]
        for number, side in enumerate(sides):
            yield {
                "movement": step["movement"]["slug"],
                "variant": step["variant"],
                "section": step["section"],
                "seconds": step["seconds"] // len(sides),
                "transition_seconds": step["transition_seconds"] if number == 0 else 0,
                "side": side,
            }


@pytest.mark.slow
def test_no_routine_has_a_safety_finding_for_its_own_conditions(client: Client) -> None:
    judged = 0
    for item in client.items("/v1/routines?limit=100"):
        routine = client.json(item["href"])
        body = {
            "steps": list(given(routine)),
            "conditions": [condition["slug"] for condition in routine["conditions"]],
            "limitations": [],
        }
        told = client.ask("POST", "/v1/sessions/validate", json=body).json()
        unsafe = [finding for finding in told["findings"] if finding["is_safety"]]
        assert unsafe == [], (item["slug"], unsafe)
        judged += 1
    assert judged >= 80
