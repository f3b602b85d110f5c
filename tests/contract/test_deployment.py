"""What is deployed: every file that is named is there, and manifests say what Kubernetes takes."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from app.web.document import EXAMPLES
from tests.client import Client
from tests.contract.manifests import DEPLOY, KUBERNETES, KUSTOMIZATION, MANIFESTS, read

KUSTOMIZATIONS = sorted(KUBERNETES.rglob(KUSTOMIZATION))
PAGES = ("/", "/docs", "/docs/intended-use", "/problems/not-found", "/openapi.json")
SCRIPTS = [DEPLOY / "nginx" / "follow-release", *sorted((DEPLOY / "postgres").glob("*.sh"))]


@pytest.mark.parametrize("path", KUSTOMIZATIONS, ids=lambda path: path.parent.name)
def test_a_kustomization_names_what_is_there_and_leaves_nothing_out(path: Path) -> None:
    named = {(path.parent / name).resolve() for name in read(path)["resources"]}
    assert all(one.exists() for one in named)
    beside = {one for one in MANIFESTS if one.parent == path.parent}
    assert beside <= named


def test_a_pod_is_no_superuser_and_writes_nowhere_but_to_its_scratch() -> None:
    for path in (KUBERNETES / "base").glob("*.yaml"):
        pod = read(path).get("spec", {}).get("template", {}).get("spec")
        if pod is None:
            continue
        assert pod["securityContext"]["runAsNonRoot"] is True
        for container in pod["containers"]:
            context = container["securityContext"]
            assert context["readOnlyRootFilesystem"] is True
            assert context["allowPrivilegeEscalation"] is False
            assert context["capabilities"] == {"drop": ["ALL"]}
            assert "memory" in container["resources"]["limits"]


def test_compose_has_the_whole_fleet_and_names_files_that_are_there() -> None:
    compose = read(DEPLOY / "compose.yaml")
    services = compose["services"]
    assert set(services) == {
        *("edge", "api-1", "api-2", "content"),
        *("pooler", "primary", "replica", "limits"),
    }
    for name, service in services.items():
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            is_ours = source.startswith(".")
            assert (DEPLOY / source).exists() if is_ours else source in compose["volumes"], name
        for port in service.get("ports", ()):
            assert port.startswith("127.0.0.1:"), "nothing is opened to the world by itself"
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["cap_drop"] == ["ALL"], name


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_a_program_that_the_shell_can_read(path: Path) -> None:
    assert path.stat().st_mode & 0o111
    subprocess.run(("sh", "-n", path), check=True, timeout=30)


@pytest.mark.slow
def test_the_edge_keeps_apart_all_that_a_kept_answer_varies_with(client: Client) -> None:
    """nginx is told to ignore `Vary`, so all that it ever names must stand in the key."""
    key = (DEPLOY / "nginx" / "release.conf").read_text(encoding="utf-8")
    sent = (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    keyed = {name.replace("_", "-") for name in re.findall(r"\$http_(\w+)", key)}
    told = {
        name.lower(): variable.replace("_", "-")
        for name, variable in re.findall(r"proxy_set_header (\S+) \$http_(\w+);", sent)
    }
    assert told == {name: name for name in keyed}, "an instance is told what is in the key"
    varied: set[str] = set()
    kept = 0
    examples = [json.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES.glob("*.json")]
    for target in (*PAGES, *(one["request"] for one in examples if "body" not in one)):
        answer = client.get(target, headers={"Surrogate-Capability": 'nginx="Surrogate/1.0"'})
        if "x-accel-expires" in answer.headers:
            kept += 1
            varied |= set(answer.headers.get("vary", "").lower().replace(",", " ").split())
    assert kept > 30
    assert varied == keyed


@pytest.mark.slow
def test_what_the_edge_reads_for_all_is_short(client: Client) -> None:
    """To read an answer costs less than to have it sent up to some 16 kB, and more above that."""
    configured = (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    kinds = re.findall(r"location (/v1/[a-z]+) \{ sendfile off; ", configured)
    assert kinds
    for kind in kinds:
        page: str | None = f"{kind}?limit=100&fields=slug"
        while page:
            listed = client.get(page).json()
            for item in listed["items"]:
                one = f"{kind}/{item['slug']}"
                answer = client.get(one, headers={"Accept-Encoding": "identity"})
                assert answer.status_code == 200, one
                assert len(answer.content) < 16_000, one
            page = listed["next"]
