"""A new release goes through the fleet, and nobody who pages meanwhile misses a record."""

import time
from concurrent.futures import ThreadPoolExecutor

from app.vocabulary.kinds import Kind
from tests.fleet.asking import get
from tests.fleet.conftest import Told
from tests.fleet.programs import wait_for
from tests.fleet.topology import Fleet
from tests.seeding.altered import renamed, retitled


def title_at(url: str) -> str:
    told: str = get(f"{url}/v1/conditions/sciatica").json()["title"]
    return told


def test_a_release_is_served_by_all_soon_after_its_load(fleet: Fleet, told: Told) -> None:
    assert title_at(fleet.edge_url) != "Sciatica, told anew"
    number = fleet.load(retitled(fleet.content, "Sciatica, told anew"))
    took = fleet.wait_until_served(number)
    told("seconds from the load's end to the last instance", f"{took:.2f}")
    edge = wait_for("the edge", lambda: title_at(fleet.edge_url) == "Sciatica, told anew")
    told("seconds more until the edge has left its older answers", f"{edge:.2f}")
    wait_for("the edge", lambda: fleet.edge_release() == number)


def test_a_release_of_which_all_is_new_is_served_by_all_soon_after_its_load(
    fleet: Fleet, told: Told
) -> None:
    number = fleet.load(renamed(fleet.content, "Told anew"))
    took = fleet.wait_until_served(number)
    told("seconds from the load's end to the last instance, every record changed", f"{took:.2f}")
    for instance in fleet.instances:
        assert (
            "Told anew sciatica" in get(f"{instance.url}/v1/conditions/sciatica").json()["aliases"]
        )


def test_paging_during_a_switch_repeats_and_misses_nothing(fleet: Fleet) -> None:
    seen: list[str] = []
    following: str | None = "/v1/movements?limit=25"
    instance = fleet.instances[0]
    changed = []
    number = None
    while following:
        page = get(instance.url + following).json()
        seen += [item["slug"] for item in page["items"]]
        changed.append(page["release_changed"])
        following = page["next"]
        if number is None:
            number = fleet.load(retitled(fleet.content, f"Sciatica at {time.time()}"))
            fleet.wait_until_served(number)
    assert seen == sorted(fleet.content.records[Kind.MOVEMENTS])
    assert changed[0] is False
    assert changed[1] is True


def test_two_loads_at_once_make_one_release_after_the_other(fleet: Fleet, told: Told) -> None:
    before = fleet.instances[0].release()
    with ThreadPoolExecutor(2) as pool:
        numbers = list(
            pool.map(lambda name: fleet.load(retitled(fleet.content, name)), ("One", "Two"))
        )
    assert max(numbers) == before + 2
    told("releases made by two loads at once", "2, one after the other")
    fleet.wait_until_served(before + 2)
    assert {title_at(instance.url) for instance in fleet.instances} <= {"One", "Two"}
