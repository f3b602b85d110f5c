"""Requests made up from the OpenAPI document: no 500, every answer as the document says."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.catalogue.live import LiveEdition
from tests.contract.described import document
from tests.contract.stateful import NOT_CHECKED, schema_of

pytestmark = pytest.mark.slow

OPERATIONS = [(path, method) for path, methods in document()["paths"].items() for method in methods]


@pytest.fixture(scope="module")
def schema(served: LiveEdition) -> Any:
    return schema_of(served)


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda value: str(value))
def test_no_made_up_request_breaks_the_contract(schema: Any, path: str, method: str) -> None:
    @settings(max_examples=40, database=None, suppress_health_check=list(HealthCheck))
    @given(case=schema[path][method].as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(excluded_checks=NOT_CHECKED)

    ask()
