"""GET /v1/vocabulary: every closed list with labels, and the cells of the safety rules."""

import pytest

from app.api.resource import Resource
from app.catalogue.edition import Edition
from app.commands.examples import RESOURCES
from app.vocabulary.evidence import Grade, Verdict
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Posture
from tests.client import Client

URL = "/v1/vocabulary"


def test_closed_lists_have_exactly_the_values_that_answers_use(client: Client) -> None:
    lists = client.json(URL)["lists"]
    for name, words in (("grades", Grade), ("postures", Posture), ("verdicts", Verdict)):
        assert [term["code"] for term in lists[name]] == [word.value for word in words]
        assert all(term["label"] for term in lists[name])


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.kind.value)
def test_every_word_that_a_list_is_filtered_by_has_a_label(
    resource: Resource, client: Client, edition: Edition
) -> None:
    vocabulary = client.json(URL)
    codes = {term["code"] for terms in vocabulary["lists"].values() for term in terms}
    codes |= {item["code"] for item in vocabulary["limitations"] + vocabulary["risk_features"]}
    by_variant = resource.kind is Kind.MOVEMENTS
    facets = edition.variants.facets if by_variant else edition.shelf(resource.kind).facets
    words = {
        word
        for choice in resource.filters
        if choice.kind is None
        for word in facets.values(choice.facet)
    }
    assert words - codes <= {"true", "false"}


def test_all_limitations_and_features_are_there_with_plain_labels(client: Client) -> None:
    vocabulary = client.json(URL)
    assert len(vocabulary["limitations"]) >= 47
    assert len(vocabulary["risk_features"]) >= 43
    assert all(item["label"] for item in vocabulary["limitations"])


def test_at_least_the_460_known_cells_are_served_each_with_its_ground(client: Client) -> None:
    cells = client.json(URL)["cells"]
    assert len(cells) >= 460
    for cell in cells:
        assert cell["sources"] or (cell["inference"] and cell["reason"]), cell


def test_a_clear_cell_on_weak_pages_counts_as_unknown(client: Client) -> None:
    weak = [cell for cell in client.json(URL)["cells"] if cell["served_as_unknown"]]
    assert weak
    assert {cell["cell"] for cell in weak} == {"clear"}
