"""Every route, parameter, setting, problem and rule has its page; no page is lost, no link dead."""

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from app.commands.gallery import PICTURES
from app.safety.rules import Basis, Rule
from app.settings import Settings
from app.vocabulary.evidence import Design, Grade, SourceTier, StatementKind, Strength, Verdict
from app.web.pages import anchor, page
from app.web.problems import PROBLEM_TYPES
from tests.browser.screens import PICTURES as SCREENS
from tests.client import Client
from tests.contract.described import document
from tests.contract.reading import DOCS, ROOT, example_calls, headings, links

PAGES = sorted(DOCS.rglob("*.md"))
WRITTEN = [*PAGES, *ROOT.glob("*.md"), *(ROOT / "deploy").glob("*.md")]
ROUTE_PAGES = sorted((DOCS / "routes").glob("*.md"))
DOCUMENT = document()
OPERATIONS = [
    (f"{method.upper()} {path}", operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
]
CALLS = [call for call, _ in OPERATIONS]
RULES = {rule.value for rule in Rule}


def page_of(call: str) -> Path:
    for candidate in ROUTE_PAGES:
        if call in headings(candidate):
            return candidate
    raise AssertionError(f"no page in docs/routes has the heading `{call}`")


@pytest.mark.parametrize("call", CALLS)
def test_every_route_has_a_heading_in_the_docs(call: str) -> None:
    assert page_of(call)


@pytest.mark.parametrize("call", ["GET /openapi.json", "GET /docs"])
def test_pages_that_are_no_operations_have_a_heading_too(call: str) -> None:
    assert page_of(call)


@pytest.mark.parametrize(("call", "operation"), OPERATIONS, ids=CALLS)
def test_every_parameter_is_told_under_its_route(call: str, operation: dict[str, Any]) -> None:
    text = page_of(call).read_text(encoding="utf-8")
    section = re.split(r"^## ", text.split(f"## {call}\n", 1)[1], flags=re.M)[0]
    rows = set(re.findall(r"^\| `(\w+)` \|", section, re.M))
    assert rows == {parameter["name"] for parameter in operation.get("parameters", [])}


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_every_setting_has_a_heading(setting: str) -> None:
    assert setting.upper() in headings(DOCS / "settings.md")


@pytest.mark.parametrize("slug", PROBLEM_TYPES)
def test_every_problem_type_has_a_page_with_its_status_and_title(slug: str) -> None:
    row = PROBLEM_TYPES[slug]
    text = (DOCS / "problems" / f"{slug}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {row.title}\n")
    assert f"`{row.uri}`, status {row.status}\n" in text


@pytest.mark.parametrize(
    ("word", "page"),
    [("Obstacle", "problems/cannot-compose.md"), ("Remark", "routes/sessions.md")],
)
def test_every_reason_that_the_composer_gives_is_told(word: str, page: str) -> None:
    told = (DOCS / page).read_text(encoding="utf-8")
    rooms = ("sessions", "composer")
    given = {
        code
        for room in rooms
        for path in (ROOT / "app" / room).glob("*.py")
        for code in re.findall(rf'{word}\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(given) > 8
    assert [code for code in sorted(given) if f"`{code}`" not in told and code not in RULES] == []


def test_there_is_no_page_for_a_problem_that_does_not_exist() -> None:
    assert {path.stem for path in (DOCS / "problems").iterdir()} == set(PROBLEM_TYPES)


@pytest.mark.parametrize("rule", Rule)
def test_every_safety_rule_has_a_heading(rule: Rule) -> None:
    assert rule.value in headings(DOCS / "safety-rules.md")


@pytest.mark.parametrize("words", [StatementKind, Grade, Design, Strength, SourceTier, Verdict])
def test_the_badges_page_names_every_value_of_the_fields_it_derives_from(
    words: type[StrEnum],
) -> None:
    rows = [
        line
        for line in (DOCS / "badges.md").read_text(encoding="utf-8").splitlines()
        if line[:1] == "|"
    ]
    told = {cell.strip() for row in rows for part in row.split("|") for cell in part.split(",")}
    assert {word.value for word in words} <= told


@pytest.mark.parametrize("basis", Basis)
def test_every_safety_basis_is_told(basis: Basis) -> None:
    assert f"| {basis.value} |" in (DOCS / "safety-rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_no_relative_link_is_dead(path: Path) -> None:
    for written, target, fragment in links(path):
        assert target.exists(), written
        if fragment:
            assert fragment in {anchor(text) for text in headings(target)}, written


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_every_file_of_ours_that_a_page_names_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`((?:app|deploy|tests|docs|migrations|seed_data)/[\w./<>*-]*)`", text)
    patterns = [re.sub(r"<\w+>", "*", name) for name in named]
    assert [name for name in patterns if not list(ROOT.glob(name.rstrip("/")))] == []


def test_every_page_is_reachable_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "README.md"]
    while waiting:
        at = waiting.pop()
        if at not in reached and at.suffix == ".md" and at.is_relative_to(DOCS):
            reached.add(at)
            waiting += [target for _, target, _ in links(at)]
    assert sorted(set(PAGES) - reached) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_every_page_is_served(path: Path) -> None:
    name = (
        "index" if path == DOCS / "README.md" else path.relative_to(DOCS).with_suffix("").as_posix()
    )
    assert page(DOCS, name) is not None


@pytest.mark.parametrize(
    "path",
    [*ROUTE_PAGES, DOCS / "conventions.md", DOCS / "getting-started.md"],
    ids=lambda path: path.name,
)
def test_every_call_that_a_page_shows_is_answered(path: Path, client: Client) -> None:
    asked = {call: client.get(call, follow_redirects=True) for call in example_calls(path)}
    assert {call: said.text for call, said in asked.items() if said.status_code != 200} == {}


@pytest.mark.slow
def test_no_link_of_a_served_page_is_dead(client: Client) -> None:
    hrefs: set[str] = set()
    for path in PAGES:
        name = path.relative_to(DOCS).with_suffix("").as_posix()
        served = client.get(f"/docs/{'index' if name == 'README' else name}").text
        hrefs |= set(re.findall(r'<a href="(/[^"#]*)', served))
        assert re.findall(r'<a href="(?!/|https:|#)', served) == []
    dead = {href for href in hrefs if client.get(href).status_code != 200}
    assert dead == set()


@pytest.mark.slow
def test_every_picture_of_a_page_is_served_and_is_what_the_service_draws(client: Client) -> None:
    shown = {
        src
        for path in PAGES
        for src in re.findall(r"!\[[^]]*\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
    }
    drawn = {f"gallery/{name}.svg" for name in PICTURES}
    assert shown == drawn | {f"screens/{name}.webp" for name in SCREENS}
    for name, asked in PICTURES.items():
        served = client.get(f"/docs/gallery/{name}.svg")
        assert served.headers["content-type"] == "image/svg+xml"
        assert served.content == client.get(asked).content, "run ./run openapi"


@pytest.mark.parametrize("name", SCREENS)
def test_a_picture_of_the_practice_app_is_served_and_small(client: Client, name: str) -> None:
    served = client.get(f"/docs/screens/{name}.webp")
    assert served.headers["content-type"] == "image/webp"
    assert len(served.content) <= 60 * 1024


@pytest.mark.parametrize("slug", PROBLEM_TYPES)
def test_the_refusal_that_a_problem_page_shows_is_the_real_one(slug: str, client: Client) -> None:
    path = DOCS / "problems" / f"{slug}.md"
    shown = re.search(r"```json\n(.*?)\n```", path.read_text(encoding="utf-8"), re.S)
    if shown is None:
        assert example_calls(path) == []
        return
    told = json.loads(shown[1])
    said = client.get(example_calls(path)[0]).json()
    volatile = {"request_id", "faults"}
    assert {k: v for k, v in told.items() if k not in volatile} == {
        k: v for k, v in said.items() if k not in volatile
    }
    for fault, real in zip(told["faults"], said["faults"], strict=True):
        # A long list of allowed words is cut on the page, and says so with three dots.
        assert fault | {"allowed": real["allowed"]} == real
        assert [word for word in fault["allowed"] if word != "..."] == real["allowed"][
            : len(fault["allowed"]) - ("..." in fault["allowed"])
        ]
