"""GET /v1: the card that a new developer reads first."""

import pytest

from tests.client import Client


def test_the_card_says_what_the_service_is_for_and_that_nobody_reviewed_it(client: Client) -> None:
    card = client.json("/v1")
    assert "Education and general movement for adults" in card["intended_use"]
    assert "Nobody outside the project has reviewed" in card["intended_use"]
    assert "CC BY 4.0" in card["licence"]


def test_every_kind_on_the_card_can_be_listed_and_holds_what_the_card_counts(
    client: Client,
) -> None:
    for kind in client.json("/v1")["kinds"]:
        assert client.json(kind["href"])["total"] == kind["count"] > 0, kind


@pytest.mark.slow
def test_every_link_of_the_card_leads_somewhere(client: Client) -> None:
    for link in client.json("/v1")["links"].values():
        path = f"{link}gb34" if link.endswith("=") else link
        assert client.get(path).status_code == 200, link


def test_every_answer_links_to_the_intended_use(client: Client) -> None:
    for path in ("/v1", "/v1/conditions", "/v1/conditions/sciatica", "/v1/nothing"):
        assert 'rel="terms-of-service"' in client.get(path).headers["link"]
