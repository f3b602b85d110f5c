"""All faults are told at once and in order, and rules bear what could not be read."""

from pathlib import Path

import pytest

from app.seeding.check.checking import check
from app.vocabulary.kinds import Kind
from tests.seeding.world import put, world, write


def test_the_valid_world_has_no_fault(tmp_path: Path) -> None:
    _, faults = check([write(world(with_channels=True), tmp_path)])
    assert faults == []


def test_all_faults_are_told_at_once_sorted_by_place(tmp_path: Path) -> None:
    broken = world()
    put(broken, "routines/routines.json#/0/seconds", 381)
    put(broken, "conditions/conditions.json#/0/can_do/0/sources", [])
    put(broken, "movements/movements.json#/0/name", 7)
    _, faults = check([write(broken, tmp_path)])
    assert {"routine-seconds-add-up", "statements-name-sources", "shape"} <= {
        fault.rule for fault in faults
    }
    assert faults == sorted(faults)


@pytest.mark.slow
def test_rules_bear_every_file_being_unreadable(tmp_path: Path) -> None:
    for file in world():
        broken = world()
        put(broken, file, [{"slug": "nothing-else"}])
        _, faults = check([write(broken, tmp_path / file.replace("/", "-"))])
        assert {fault.rule for fault in faults if fault.file == file} >= {"shape"}, file


def test_rules_bear_a_world_without_anything(tmp_path: Path) -> None:
    _, faults = check([tmp_path])
    assert {"hazards-are-marked", "safety-texts-exist"} <= {fault.rule for fault in faults}


def test_an_overlay_may_refer_to_the_content_below_it(tmp_path: Path) -> None:
    overlay = world()["routines/routines.json"][1]
    overlay.update(slug="clinic-breathing", title="Clinic breathing")
    base = write(world(), tmp_path / "base")
    above = write({"routines/clinic.json": overlay}, tmp_path / "clinic")
    content, faults = check([base, above])
    assert faults == []
    assert "clinic-breathing" in content.records[Kind.ROUTINES]
