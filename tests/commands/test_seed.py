"""`seed check | load | diff`: faults all at once, with file, pointer and rule."""

import json
from pathlib import Path

import pytest

from tests.commands.process import command, typed

pytestmark = pytest.mark.slow


def test_the_projects_own_seeds_have_no_fault() -> None:
    done = typed("seed", "check")
    assert done.returncode == 0, done.stderr
    assert "0 faults" in done.stdout


def test_all_faults_are_told_at_once_with_file_pointer_and_rule(
    seeds: Path, tmp_path: Path
) -> None:
    (tmp_path / "regions").mkdir()
    (tmp_path / "regions" / "more.json").write_text('[{"slug": "Bad Slug"}, {"slug": "wrist"}]')
    (tmp_path / "stray.json").write_text("{}")
    done = command("seed", "check", "--json", SEED_DIRS=f"{seeds},{tmp_path}")
    assert done.returncode == 1
    faults = json.loads(done.stdout)
    assert {"regions/more.json", "stray.json"} <= {fault["file"] for fault in faults}
    assert any(fault["pointer"] == "/0/slug" and fault["rule"] == "shape" for fault in faults)


def test_an_overlay_may_not_replace_a_record_of_ours(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "regions").mkdir()
    ours = json.loads((seeds / "regions" / "regions.json").read_text())
    (tmp_path / "regions" / "again.json").write_text(json.dumps(ours[:1]))
    done = command("seed", "check", SEED_DIRS=f"{seeds},{tmp_path}")
    assert done.returncode == 1
    assert "slug-is-unique" in done.stderr


def test_a_faulty_seed_is_not_loaded(seeds: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'daoyin.db'}"
    assert command("migrate", DATABASE_URL=url).returncode == 0
    (tmp_path / "overlay").mkdir()
    (tmp_path / "overlay" / "stray.json").write_text("{}")
    faulty = f"{seeds},{tmp_path / 'overlay'}"
    assert command("seed", "load", DATABASE_URL=url, SEED_DIRS=faulty).returncode == 1
    told = command("seed", "diff", DATABASE_URL=url, SEED_DIRS=str(seeds)).stdout
    assert "+ conditions/vertigo" in told


def test_load_and_diff_tell_what_they_did(seeds: Path, tmp_path: Path) -> None:
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path / 'daoyin.db'}", "SEED_DIRS": str(seeds)}
    command("migrate", **settings)
    assert "release 1 loaded" in command("seed", "load", **settings).stdout
    assert "release 1 is live already" in command("seed", "load", **settings).stdout
    assert command("seed", "diff", **settings).stdout == "no difference\n"


def test_a_database_that_was_never_migrated_is_named(tmp_path: Path) -> None:
    done = command("seed", "load", DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}")
    assert done.returncode == 1
    assert "./run migrate" in done.stderr
