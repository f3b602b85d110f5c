"""The bytes that are sent fit the schemas that OpenAPI publishes, for every record there is."""

import json
from functools import cache

import pytest
from jsonschema_rs import Draft202012Validator

from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from tests.client import Client
from tests.contract.described import document


@cache
def validator(path: str) -> Draft202012Validator:
    """A validator of the 200 answer of a route."""
    answer = document()["paths"][path]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": document()["components"]})


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(Kind))
def test_every_record_fits_the_schema_of_its_route(
    client: Client, edition: Edition, kind: Kind
) -> None:
    fits = validator(f"/v1/{kind.value}/{{name}}")
    for slug in edition.shelf(kind).slugs:
        fits.validate(client.json(f"/v1/{kind.value}/{slug}"))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_list_fits_the_schema_of_its_route(client: Client, kind: Kind) -> None:
    fits = validator(f"/v1/{kind.value}")
    fits.validate(client.json(f"/v1/{kind.value}?limit=100"))


@pytest.mark.parametrize(
    "path",
    [
        "/v1",
        "/v1/screening",
        "/v1/vocabulary",
        "/v1/coverage",
        "/v1/releases",
        "/health/live",
        "/health/ready",
    ],
)
def test_every_other_answer_fits_the_schema_of_its_route(client: Client, path: str) -> None:
    validator(path).validate(client.json(path))


def test_a_list_cut_by_fields_fits_its_schema_too(client: Client) -> None:
    fits = validator("/v1/movements")
    fits.validate(client.json("/v1/movements?fields=name&limit=3"))


@pytest.mark.parametrize("kind", [Kind.MOVEMENTS, Kind.ROUTINES])
@pytest.mark.parametrize("more", ["", "&fields=slug", "&include=sources"])
def test_a_screened_list_fits_its_schema_too(client: Client, kind: Kind, more: str) -> None:
    page = client.json(f"/v1/{kind.value}?limitation=osteoporosis&limit=20{more}")
    assert page["items"]
    validator(f"/v1/{kind.value}").validate(page)


def test_refusals_fit_the_schema_of_problems(client: Client) -> None:
    problem = {"$ref": "#/components/schemas/ProblemRead", "components": document()["components"]}
    for path in ("/v1/nothing", "/v1/acupoints/zhongzhu", "/v1/movements?x=1&limit=0"):
        Draft202012Validator(problem).validate(json.loads(client.get(path).content))
