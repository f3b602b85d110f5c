"""Each command is known by its name and brings along only what it needs."""

import subprocess
import sys

import pytest

from app.cli import MODULES, parser
from tests.commands.process import command, typed

# What was loaded that answers and what was loaded of the seeds, told by a process of its own.
TELL = """
print(" ".join(name for name in ("fastapi", "app.main", "app.seeding") if name in sys.modules))
"""


@pytest.mark.parametrize("name", MODULES)
def test_a_command_is_in_the_module_that_is_loaded_for_it(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser(name).parse_args([name, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: app {name}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "loaded"),
    [("migrate", ""), ("client", ""), ("figures", ""), ("serve", ""), ("seed", "app.seeding")],
)
def test_a_command_loads_only_what_it_needs(name: str, loaded: str) -> None:
    assert told_after(f"from app.cli import parser; parser({name!r})") == loaded


@pytest.mark.slow
def test_who_watches_over_workers_has_nothing_to_answer_with() -> None:
    assert "app.main" not in told_after("import app.commands.serving")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "port", "code"),
    [("serve --help", "8000", 0), ("serve", "0", 1), ("serve --port 0", "8000", 2)],
)
def test_what_is_typed_ends_as_a_command_that_is_forked(words: str, port: str, code: int) -> None:
    ended = [run(*words.split(), PORT=port) for run in (typed, command)]
    assert [one.returncode for one in ended] == [code, code]
    assert ended[0].stdout == ended[1].stdout
    assert ended[0].stderr == ended[1].stderr


def told_after(code: str) -> str:
    """What TELL prints after this code."""
    told = subprocess.run(
        (sys.executable, "-c", f"import sys; {code}{TELL}"),
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()
