"""What we publish, judged by those who know its form.

Their libraries are loaded where they judge: that takes two seconds, in each process of the tests.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.contract.described import document
from tests.contract.manifests import KUBERNETES, MANIFESTS, read

pytestmark = pytest.mark.slow

# The oldest that its makers still mend would do; a newer one takes these manifests as well.
KUBERNETES_VERSION = "1.33.1"


def test_the_document_is_valid_openapi_3_1() -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    assert document()["openapi"].startswith("3.1.")
    assert [error.message for error in OpenAPIV31SpecValidator(document()).iter_errors()] == []


def refusal_of(manifest: Any) -> str:
    """What Kubernetes would say against a manifest; nothing where it takes it."""
    from kubernetes_validate import ValidationError, validate

    try:
        validate(manifest, KUBERNETES_VERSION, strict=True)
    except ValidationError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_a_manifest_is_what_kubernetes_takes(path: Path) -> None:
    assert refusal_of(read(path)) == ""


def test_a_manifest_that_kubernetes_does_not_take_would_be_seen() -> None:
    manifest = read(KUBERNETES / "base" / "deployment.yaml")
    manifest["spec"]["template"]["spec"]["containers"][0]["imag"] = "daoyin"
    assert "imag" in refusal_of(manifest)
