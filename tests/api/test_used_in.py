"""GET /v1/{kind}/{name}/used-in: who names this record, and where."""

from collections import defaultdict

import pytest

from app.catalogue.edition import Edition
from app.models.references import references
from app.vocabulary.kinds import Kind
from tests.client import Client


def test_mingmen_is_used_by_the_movements_that_name_it(client: Client) -> None:
    users = client.json("/v1/acupoints/mingmen/used-in")["items"]
    named = {user["ref"]["slug"] for user in users if user["ref"]["kind"] == "movements"}
    assert "mingmen-breathing" in named


@pytest.mark.slow
def test_every_link_in_the_content_can_be_walked_backwards(edition: Edition) -> None:
    users = defaultdict(set)
    for kind in Kind:
        for slug in edition.shelf(kind).slugs:
            for path, other_kind, other in references(edition.tree(kind, slug)):
                if (other_kind, other) != (kind, slug):
                    users[other_kind, other].add((path[0], kind, slug))
    assert {key: set(found) for key, found in edition.used_in.items()} == users


def test_the_record_that_most_name_tells_each_of_them(client: Client, edition: Edition) -> None:
    (kind, slug), users = max(edition.used_in.items(), key=lambda item: len(item[1]))
    told = client.json(f"/v1/{kind.value}/{slug}/used-in")
    assert {(one["ref"]["kind"], one["ref"]["slug"]) for one in told["items"]} == {
        (other_kind.value, other) for _, other_kind, other in users
    }


def test_a_record_that_nobody_names_has_an_empty_list(client: Client, edition: Edition) -> None:
    lonely = next(
        slug
        for slug in edition.shelf(Kind.ACUPOINTS).slugs
        if not edition.used_in.get((Kind.ACUPOINTS, slug))
    )
    assert client.json(f"/v1/acupoints/{lonely}/used-in") == {
        "items": [], "total": 0, "next": None,
    }  # fmt: skip


def test_an_unknown_record_is_not_found(client: Client) -> None:
    client.problem("/v1/acupoints/nobody/used-in", 404)
