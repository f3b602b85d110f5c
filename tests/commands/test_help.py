"""Each command is known by its name and brings along only what it needs."""

import subprocess
import sys

import pytest

from app.cli import MODULES, parser

# What a command loaded that answers and what it loaded of the seeds, told by a process of its own.
TELL = """
import sys
from app.cli import parser
parser(sys.argv[1])
print(" ".join(name for name in ("app.main", "app.seeding") if name in sys.modules))
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
    [("migrate", ""), ("client", ""), ("figures", ""), ("serve", "app.main"),
     ("seed", "app.seeding")],
)  # fmt: skip
def test_a_command_loads_only_what_it_needs(name: str, loaded: str) -> None:
    told = subprocess.run(
        (sys.executable, "-c", TELL, name), capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == loaded
