"""What is deployed, as the contract tests read it."""

from pathlib import Path
from typing import Any

import yaml

from tests.contract.reading import ROOT

DEPLOY = ROOT / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
KUSTOMIZATION = "kustomization.yaml"
MANIFESTS = sorted(path for path in KUBERNETES.rglob("*.yaml") if path.name != KUSTOMIZATION)


def read(path: Path) -> Any:
    """Return what a YAML file says."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))
