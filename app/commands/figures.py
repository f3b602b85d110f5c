"""`figures check`: whether the choreographies of the seeds can be danced."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.commands.telling import Refusal, say
from app.figures.checks.checking import check_document
from app.figures.checks.findings import ERROR, Finding
from app.figures.choreographies import choreography_files, read_choreography
from app.figures.faults import BadChoreography
from app.settings import from_environment


def register(commands: Any) -> None:
    """Add the commands."""
    figures = commands.add_parser("figures", help="check the choreographies")
    actions = figures.add_subparsers(dest="action", required=True, metavar="action")
    told = actions.add_parser("check", help="tell what is wrong; exit code 1 if any is an error")
    told.add_argument("slugs", nargs="*", help="movements, or files; all if none is named")
    told.set_defaults(run=run_check)


def run_check(chosen: argparse.Namespace) -> int:
    """Check the movements that are named, or all."""
    documents = warnings = errors = 0
    for path in chosen_files(chosen.slugs):
        for name, findings in _findings(path):
            documents += 1
            errors += sum(finding.level == ERROR for finding in findings)
            warnings += sum(finding.level != ERROR for finding in findings)
            for finding in findings:
                say(f"{name}  {finding}")
    say(f"{documents} choreographies, {errors} errors, {warnings} warnings")
    return 1 if errors else 0


def chosen_files(slugs: Iterable[str]) -> list[Path]:
    """The files of the movements or paths that are named; of all seed folders if none is."""
    known = [
        path for folder in from_environment().seed_folders for path in choreography_files(folder)
    ]
    if not slugs:
        return known
    by_slug = {path.stem: path for path in known}
    files = []
    for slug in slugs:
        path = by_slug.get(slug) or Path(slug)
        if not path.is_file():
            raise Refusal(f"there is no choreography of {slug}")
        files.append(path)
    return files


def _findings(path: Path) -> Iterable[tuple[str, list[Finding]]]:
    try:
        read = read_choreography(path)
    except BadChoreography as fault:
        yield path.stem, [Finding(ERROR, "schema", 0.0, fault.where or "file", fault.reason)]
        return
    for slug, document in read.variants.items():
        yield f"{path.stem} {slug}", check_document(document)
