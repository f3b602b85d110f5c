"""`?id=a&id=b`: several records in the order asked, the missing ones listed."""

from tests.client import Client


def test_a_batch_keeps_the_order_and_lists_what_is_missing(client: Client) -> None:
    page = client.json("/v1/acupoints?id=GB34&id=nobody&id=mingmen&id=zhongzhu")
    assert [item["slug"] for item in page["items"]] == ["gb34", "gv4"]
    assert page["missing"] == ["nobody", "zhongzhu"]
    assert page["next"] is None


def test_a_batch_may_name_one_record_twice(client: Client) -> None:
    page = client.json("/v1/acupoints?id=gb34&id=GB34")
    assert [item["slug"] for item in page["items"]] == ["gb34", "gb34"]


def test_a_batch_goes_with_fields_and_not_with_filters(client: Client) -> None:
    assert client.json("/v1/movements?id=hip-circles&fields=name")["items"][0]["name"]
    problem = client.problem("/v1/movements?id=hip-circles&region=hip", 400)
    assert problem["faults"][0]["name"] == "region"
