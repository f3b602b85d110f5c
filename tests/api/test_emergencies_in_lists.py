"""What to do at a sign of an emergency stands in every short form of what is practised for one."""

import pytest

from tests.client import Client


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["conditions", "routines", "programmes"])
def test_a_list_tells_the_emergencies_that_the_record_tells(client: Client, kind: str) -> None:
    told = 0
    for item in client.items(f"/v1/{kind}?limit=100"):
        flags = client.json(item["href"])["seek_care_if"]
        actions = [flag["action"] for flag in flags if flag["level"] == "emergency"]
        assert item["emergencies"] == list(dict.fromkeys(actions)), item["slug"]
        told += len(actions)
    assert told
