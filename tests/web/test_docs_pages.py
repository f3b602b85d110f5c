"""/docs and the guides: from our own files, offline, under a policy without inline code."""

import re
from pathlib import Path

import pytest

from app.web.docs import STATIC
from app.web.pages import address, anchor, page
from tests.client import Client

POLICY = "default-src 'self'"


@pytest.mark.slow
def test_the_api_page_loads_only_files_that_are_served_here(client: Client) -> None:
    html = client.get("/docs").text
    loaded = re.findall(r'(?:src|href)="([^"]+)"', html)
    local = [link for link in loaded if link not in ("data:,", "/docs/index", "/docs/intended-use")]
    assert len(local) >= 5
    for link in local:
        assert client.get(link).status_code == 200, link


def test_the_api_page_names_every_call_that_needs_a_key_and_no_other(client: Client) -> None:
    (note,) = re.findall(r"<p>(.*?)</p>", client.get("/docs").text)
    paths = client.json("/openapi.json")["paths"]
    needing = {
        path
        for path, operations in paths.items()
        for operation in operations.values()
        if isinstance(operation, dict) and operation.get("security") == [{"key": []}]
    }
    assert set(re.findall("<code>(.*?)</code>", note)) == needing != set()


def test_no_page_holds_inline_script_or_style(client: Client) -> None:
    for path in ("/docs", "/docs/index", "/docs/intended-use", "/problems/not-found"):
        html = client.get(path).text
        assert "<style" not in html and " style=" not in html, path
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), path
        assert not re.search(r"\bon[a-z]+=", html), path


def test_pages_are_sent_with_a_strict_policy(client: Client) -> None:
    policy = client.get("/docs").headers["content-security-policy"]
    assert policy.startswith(POLICY)
    assert "unsafe" not in policy and "http" not in policy


@pytest.mark.slow
def test_swagger_ui_is_started_from_its_own_file_on_the_served_document(client: Client) -> None:
    assert 'url: "/openapi.json"' in client.get("/docs/assets/start.js").text
    assert client.json("/openapi.json")["openapi"].startswith("3.1")


def test_the_vendored_swagger_ui_has_its_licence_and_version_beside_it() -> None:
    assert {"LICENSE", "NOTICE", "VERSION.txt"} <= {p.name for p in (STATIC / "swagger").iterdir()}


@pytest.mark.parametrize(
    "path",
    ["/docs/%2e%2e", "/docs/../app", "/docs/%2e%2e%2fREADME", "/docs/Settings",
     "/docs/assets/../main", "/docs/nothing", "/docs/assets/secret.css", "/problems/none"],
)  # fmt: skip
def test_a_page_that_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_link_between_files_becomes_an_address() -> None:
    assert address("settings.md#host", "") == "/docs/settings#host"
    assert address("../settings.md", "routes") == "/docs/settings"
    assert address("README.md", "") == "/docs/index"
    assert address("https://example.org/a.md", "") == "https://example.org/a.md"


def test_headings_can_be_linked_to(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# First *page*\n\n## `DATABASE_URL` & more\n\n<b>raw</b>\n")
    html = (page(tmp_path, "one") or b"").decode()
    assert 'id="database_url-more"' in html and anchor("`DATABASE_URL` & more")
    assert "<b>" not in html, "raw HTML of a guide is shown, not run"
