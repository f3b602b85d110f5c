"""GET /v1/coverage: what is there, what is missing, what nobody has reviewed."""

from tests.client import Client


def test_coverage_counts_the_records_that_the_lists_hold(client: Client) -> None:
    for row in client.json("/v1/coverage")["kinds"]:
        assert row["total"] == client.json(f"/v1/{row['kind']}?limit=1")["total"]
        assert sum(row["assessed_by"].values()) == row["total"]


def test_coverage_admits_that_no_practitioner_has_read_anything(client: Client) -> None:
    for row in client.json("/v1/coverage")["kinds"]:
        assert "practitioner" not in row["assessed_by"]


def test_coverage_counts_unknown_cells_of_all_pairs(client: Client) -> None:
    cells = client.json("/v1/coverage")["cells"]
    assert cells["pairs"] == 47 * 43
    assert 0 < cells["unknown"] < cells["pairs"]
    assert sum(cells["known"].values()) + cells["unknown"] == cells["pairs"]


def test_movements_that_forms_name_and_we_do_not_serve_are_listed(client: Client) -> None:
    missing = client.json("/v1/coverage")["movements_not_served"]
    assert missing and all(entry["name"] for entry in missing)
