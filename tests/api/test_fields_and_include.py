"""`fields=` cuts, `include=` widens; what keeps people safe is never cut."""

from tests.client import Client


def test_fields_keep_only_what_was_named_and_what_is_never_cut(client: Client) -> None:
    page = client.json("/v1/acupoints?id=gb34&fields=english")
    assert set(page["items"][0]) == {"english", "slug", "cautions", "location_use"}


def test_movements_keep_their_stop_rules(client: Client) -> None:
    cut = client.json("/v1/movements/snake-spinal-wave?fields=name")
    assert cut["stop_if"]["blocks"]
    assert set(cut) == {"name", "slug", "stop_if"}


def test_include_adds_whole_fields_to_the_short_form(client: Client) -> None:
    page = client.json("/v1/routines?limit=1&include=steps")
    assert page["items"][0]["steps"] and page["items"][0]["step_count"]


def test_the_order_of_fields_does_not_matter(client: Client) -> None:
    one = client.get("/v1/acupoints/gb34?fields=code&fields=english")
    other = client.get("/v1/acupoints/gb34?fields=english&fields=code")
    assert one.headers["etag"] == other.headers["etag"]


def test_an_unknown_field_is_refused_with_the_known_ones(client: Client) -> None:
    problem = client.problem("/v1/acupoints/gb34?fields=englsh", 400)
    assert problem["faults"][0]["did_you_mean"] == "english"
    assert "code" in problem["faults"][0]["allowed"]
