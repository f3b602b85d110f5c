"""The plan of the house holds: who imports whom, how large things are, what no file may say."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

from app.settings import Settings
from tests.contract.reading import ROOT, tracked_files
from tests.run import _environment

APP = ROOT / "app"
MODULES = sorted(path for path in APP.rglob("*.py") if path.name != "__init__.py")
MOST_LINES = 300
MOST_BYTES = 2_000_000  # a database or a package that somebody left in a clone is larger
TOP_LEVEL = {
    *("app", "bench", "deploy", "docs", "migrations", "seed_data", "tests", "run"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"),
    *("LICENSE", "LICENSE-CONTENT.md"),
    *("requirements.lock", "requirements-dev.lock", "requirements-opentelemetry.lock"),
    *("pyproject.toml", "Dockerfile", "compose.yaml"),
}
VENDORED = APP / "web" / "static" / "swagger"  # as its makers wrote it
# Put together here, so that this file does not say what no file may say.
HOSTS = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "docker" + ".io",
    "gh" + "cr.io",
    "qu" + "ay.io",
    "gc" + "r.io",
]
# A path of a machine stands alone; inside an address such as a publisher's it is none.
MACHINE_PATH = re.compile(
    rb"(?<![\w.~-])/(?:wo" + rb"rk|ro" + rb"ot|ho" + rb"me|fa" + rb"rm)(?![\w-])"
)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file, read once for all that is asked of it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def lines_of_code(path: Path) -> int:
    """Lines that are neither empty nor a comment alone."""
    stripped = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return sum(1 for line in stripped if line and not line.startswith("#"))


def functions() -> Iterator[tuple[str, int]]:
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
                yield f"{path.stem}.{node.name}", node.end_lineno - node.lineno + 1


@cache
def imports(path: Path) -> frozenset[str]:
    """Return the full names of all modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


@pytest.mark.slow
def test_the_import_contracts_hold() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    said = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout


@pytest.mark.slow
def test_the_table_of_imports_in_the_design_is_true() -> None:
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `app/(\w+)[./]\S*` \|.*\| ([\w ,]+) \|$", text, re.M)
    allowed = {room: set(told.split(", ")) for room, told in rows}
    actual: dict[str, set[str]] = {}
    for path in MODULES:
        room = path.relative_to(APP).parts[0].removesuffix(".py")
        others = {name.split(".")[1] for name in imports(path) if name.startswith("app.")}
        actual.setdefault(room, set()).update(others - {room})
    assert set(actual) == set(allowed)
    assert {room: extra for room in actual if (extra := actual[room] - allowed[room])} == {}


def test_no_setting_of_the_caller_changes_what_is_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "1")
    assert not {name.upper() for name in Settings.model_fields} & set(_environment())


@pytest.mark.slow
def test_nothing_below_the_web_knows_http() -> None:
    below = [
        path
        for path in MODULES
        if path.relative_to(APP).parts[0]
        not in {"api", "player", "web", "main.py", "commands", "cli.py"}
    ]
    guilty = {
        path.name
        for path in below
        for name in imports(path)
        if name.split(".")[0] in {"fastapi", "starlette", "uvicorn"}
    }
    assert guilty == set()


def test_the_safety_rules_are_pure() -> None:
    for path in (APP / "safety").glob("*.py"):
        outside = {
            name for name in imports(path) if name.split(".")[0] not in sys.stdlib_module_names
        }
        assert {
            name for name in outside if not name.startswith(("app.vocabulary", "app.safety"))
        } == set()


def test_the_modules_of_kinds_in_the_catalogue_do_not_import_one_another() -> None:
    kinds = {path.stem for path in (APP / "api").iterdir()} & {
        path.stem for path in (APP / "catalogue").glob("*.py")
    }
    names = {f"app.catalogue.{kind}" for kind in kinds - {"__init__"}}
    for kind in kinds - {"__init__"}:
        assert imports(APP / "catalogue" / f"{kind}.py") & names == set()


def test_only_settings_reads_the_environment() -> None:
    readers = {
        path.name
        for path in MODULES
        if re.search(r"os\.environ|getenv|BaseSettings\)", path.read_text(encoding="utf-8"))
    }
    assert readers == {"settings.py"}


def test_no_file_is_longer_than_the_hard_stop() -> None:
    assert {path.name: size for path in MODULES if (size := lines_of_code(path)) > MOST_LINES} == {}


def test_files_are_mostly_short() -> None:
    sizes = [lines_of_code(path) for path in MODULES]
    assert median(sizes) <= 100
    assert quantiles(sizes, n=20)[-1] <= 200


@pytest.mark.slow
def test_functions_are_mostly_short() -> None:
    sizes = [size for _, size in functions()]
    assert median(sizes) <= 10
    assert quantiles(sizes, n=20)[-1] <= 40


@pytest.mark.parametrize(
    "path", sorted(APP.rglob("__init__.py")), ids=lambda path: path.parent.name
)
def test_package_files_are_empty_but_for_the_models(path: Path) -> None:
    assert path.parent.name == "models" or path.read_text(encoding="utf-8") == ""


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {part.removesuffix(".py") for path in MODULES for part in path.relative_to(APP).parts}
    assert names & {"utils", "util", "helpers", "common", "core", "misc"} == set()


@pytest.mark.slow
def test_every_module_opens_with_a_sentence() -> None:
    silent = [path.name for path in MODULES if not ast.get_docstring(tree_of(path))]
    assert silent == []


@pytest.mark.slow
def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    hosts = [host.encode() for host in HOSTS]
    guilty = []
    for path in tracked_files():
        body = path.read_bytes()
        name = path.relative_to(ROOT).as_posix()
        guilty += [f"{name}: {host.decode()}" for host in hosts if host in body]
        if not path.is_relative_to(VENDORED) and (found := MACHINE_PATH.search(body)):
            guilty.append(f"{name}: {found[0].decode()}")
    assert guilty == []


def test_no_file_leads_out_of_the_repository() -> None:
    outside = b"../sha" + b"red"
    assert [path.name for path in tracked_files() if outside in path.read_bytes()] == []


@pytest.mark.parametrize("larger", ["requirements-dev.lock", "requirements-opentelemetry.lock"])
def test_the_other_locks_hold_the_runtime_lock_whole(larger: str) -> None:
    def pinned(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[^ \\]+", (ROOT / name).read_text(), re.MULTILINE))

    served = pinned("requirements.lock")
    assert len(served) > 20
    assert served <= pinned(larger)


def test_the_top_level_holds_what_the_house_has_and_no_file_is_large() -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert {name for name in tops if not name.startswith(".")} == TOP_LEVEL
    assert [path.name for path in tracked_files() if path.stat().st_size > MOST_BYTES] == []
