"""GET /v1/routines: ready routines by condition, posture and minutes."""

from tests.client import Client

URL = "/v1/routines"


def test_standing_routines_for_sciatica_within_a_quarter_of_an_hour(client: Client) -> None:
    page = client.json(f"{URL}?condition=sciatica&posture=standing&minutes_max=15&sort=minutes")
    assert page["total"] >= 1
    for item in page["items"]:
        assert "sciatica" in item["conditions"]
        assert "standing" in item["postures"]
        assert item["seconds"] <= 15 * 60
    assert [i["seconds"] for i in page["items"]] == sorted(i["seconds"] for i in page["items"])


def test_a_condition_answers_to_its_alias_in_a_filter(client: Client) -> None:
    by_alias = client.json(f"{URL}?condition=carpal-tunnel")
    assert by_alias["items"] == client.json(f"{URL}?condition=carpal-tunnel-syndrome")["items"]
    assert by_alias["total"] >= 1


def test_each_item_says_what_to_do_in_an_emergency(client: Client) -> None:
    for item in client.json(f"{URL}?condition=sciatica")["items"]:
        assert any("emergency" in action for action in item["emergencies"])


def test_a_limitation_leaves_out_routines_and_names_the_step_and_the_rule(client: Client) -> None:
    page = client.json(f"{URL}?limitation=numb_feet&limit=100")
    assert page["safety_basis"] == "declared"
    kept = {item["slug"] for item in page["items"]}
    for omitted in page["omitted"]:
        assert omitted["routine"]["slug"] not in kept
        assert omitted["rule"] and omitted["movement"]["href"]
    assert len(kept) + len(page["omitted"]) == client.json(URL)["total"]


def test_minutes_are_rounded_up_to_what_one_must_set_aside(client: Client) -> None:
    for item in client.json(f"{URL}?limit=100")["items"]:
        assert item["minutes"] * 60 - 60 < item["seconds"] <= item["minutes"] * 60
