"""`figures sheets`: pictures of choreographies for a teacher to look at."""

import json
from pathlib import Path

import pytest

from tests.commands.process import command
from tests.figures.documents import wuji

pytestmark = pytest.mark.slow


def written(folder: Path) -> Path:
    (folder / "choreographies").mkdir()
    path = folder / "choreographies" / "standing-still.json"
    told = {"movement": "standing-still", "variants": {"standing": wuji()}}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_a_named_movement_is_drawn_as_sheet_strip_and_from_other_sides(tmp_path: Path) -> None:
    out = tmp_path / "sheets"
    done = command("figures", "sheets", "--out", str(out), str(written(tmp_path)))
    assert done.returncode == 0, done.stderr
    names = {path.stem for path in out.iterdir()}
    assert names == {
        "of-no-form-1",
        "standing-still--standing",
        "standing-still--standing--views",
    }
    assert "1 choreographies on 3 sheets" in done.stdout


def test_what_cannot_be_read_is_told_and_the_rest_drawn(tmp_path: Path) -> None:
    good = written(tmp_path)
    bad = good.with_name("broken.json")
    bad.write_text('{"movement": "broken", "variants": {"a": {"stance": "flying"}}}')
    out = tmp_path / "sheets"
    done = command("figures", "sheets", "--out", str(out), str(bad), str(good))
    assert done.returncode == 0
    assert "broken" in done.stderr + done.stdout
    assert "1 choreographies" in done.stdout
