"""Requests made up from the OpenAPI document: no 500, every answer as the document says."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.settings import Settings
from tests.contract.described import document

pytestmark = pytest.mark.slow

OPERATIONS = [(path, method) for path, methods in document()["paths"].items() for method in methods]
# A name, a cursor or a region is an open string in the document, and most strings are none of
# ours: that they are refused with 400 is our contract and tested elsewhere.
NOT_CHECKED = [positive_data_acceptance]


@pytest.fixture(scope="module")
def schema(served: LiveEdition) -> Any:
    app = create_app(Settings(log_requests=False), served)
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda value: str(value))
def test_no_made_up_request_breaks_the_contract(schema: Any, path: str, method: str) -> None:
    @settings(max_examples=40, database=None, suppress_health_check=list(HealthCheck))
    @given(case=schema[path][method].as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(excluded_checks=NOT_CHECKED)

    ask()
