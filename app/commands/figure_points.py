"""`figures points`: whether the body map agrees with the location texts of the acupoints."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.commands.telling import say
from app.figures.body_map.agreement.examining import PointReport, examined
from app.figures.body_map.agreement.report import faults, report
from app.figures.body_map.atlas import standard_atlas
from app.settings import from_environment

REPORT = Path("docs/body-map-report.md")


def register(actions: Any) -> None:
    """Add the command."""
    told = actions.add_parser("points", help="hold the body map to the acupoints' own words")
    told.add_argument("--write", action="store_true", help=f"write {REPORT} anew")
    told.set_defaults(run=run_points)


def run_points(chosen: argparse.Namespace) -> int:
    """Tell each fault and the worst errors; exit code 1 if there is a fault."""
    reports = reports_of(from_environment().seed_folders)
    if chosen.write:
        REPORT.write_text(report(reports), encoding="utf-8")
    for point in sorted(reports, key=lambda point: (-point.error, point.code))[:10]:
        say(f"{point.code}  error {point.error:.2f} cun")
    found = faults(reports)
    for fault in found:
        say(fault)
    say(f"{len(reports)} codes, {len(found)} faults")
    return 1 if found else 0


def reports_of(folders: Iterable[Path]) -> list[PointReport]:
    """A report on each point of the map, by the acupoints of the seed folders."""
    points = [
        point
        for folder in folders
        for path in sorted((folder / "acupoints").glob("*.json"))
        for point in json.loads(path.read_text(encoding="utf-8"))
    ]
    texts = {point["code"]: point["location"]["text"] for point in points}
    regions = {point["code"]: point["region"] for point in points}
    return examined(standard_atlas(), texts, regions)
