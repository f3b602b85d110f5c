"""`figures frames`: moments of animations in rows, for a teacher to look at."""

from pathlib import Path

import pytest

from tests.commands.process import command
from tests.commands.test_figure_sheets import written

pytestmark = pytest.mark.slow


def test_each_animation_becomes_a_row_of_moments_on_the_sheet_of_its_form(tmp_path: Path) -> None:
    out = tmp_path / "frames"
    path = written(tmp_path)
    done = command("figures", "frames", "--moments", "3", "--out", str(out), str(path))
    assert done.returncode == 0, done.stderr
    assert [path.stem for path in out.iterdir()] == ["of-no-form-1--frames"]
    assert "1 animations on 1 sheets" in done.stdout


def test_a_row_of_no_moments_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    done = command("figures", "frames", "--moments", "0", "--out", str(tmp_path / "no"), str(path))
    assert done.returncode != 0
    assert "1 to 40 moments" in done.stderr
    assert not (tmp_path / "no").exists()
