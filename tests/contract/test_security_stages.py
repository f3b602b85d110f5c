"""What the service is made of can be told, and the tool that looks for holes looks everywhere."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.contract.reading import ROOT
from tests.run import BIN, full_stages

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


@pytest.mark.slow
def test_the_bill_of_materials_names_every_pinned_package() -> None:
    told = subprocess.run(
        (BIN / "cyclonedx-py", "requirements", "requirements.lock", "--output-reproducible"),
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=120,
    )
    bill = json.loads(told.stdout)
    listed = {(one["name"], one["version"]) for one in bill["components"]}
    assert listed == set(PINNED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    assert bill["bomFormat"] == "CycloneDX"


def test_a_hole_would_be_seen(tmp_path: Path) -> None:
    (stage,) = [command for name, command in full_stages() if name == "security"]
    (tmp_path / "hole.py").write_text("import subprocess\nsubprocess.run('ls', shell=True)\n")
    looked = subprocess.run(
        (*stage[:-2], str(tmp_path)), cwd=ROOT, capture_output=True, check=False, timeout=120
    )
    assert looked.returncode == 1
    assert b"B602" in looked.stdout
