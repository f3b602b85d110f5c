"""`figures check | sheets | frames | points`: whether choreographies can be danced, show what they
say, and are no copies.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.commands import figure_frames, figure_points, figure_sheets
from app.commands.telling import Refusal, say
from app.figures.checks.checking import Claims, check_performance
from app.figures.checks.findings import ERROR, Finding
from app.figures.checks.likeness import CEILING_CM, Track, Twins, track, twins
from app.figures.choreographies import choreography_files, read_choreography
from app.figures.faults import BadChoreography
from app.figures.performance import Performance
from app.settings import from_environment


def register(commands: Any) -> None:
    """Add the commands."""
    figures = commands.add_parser("figures", help="check or draw the choreographies")
    actions = figures.add_subparsers(dest="action", required=True, metavar="action")
    told = actions.add_parser("check", help="tell what is wrong; exit code 1 if any is an error")
    told.add_argument("slugs", nargs="*", help="movements, or files; all if none is named")
    told.set_defaults(run=run_check)
    figure_sheets.register(actions, chosen_files)
    figure_frames.register(actions, chosen_files)
    figure_points.register(actions)


def run_check(chosen: argparse.Namespace) -> int:
    """Check the movements that are named, or all."""
    documents = warnings = errors = 0
    files = chosen_files(chosen.slugs)
    # A movement that is looked at alone has no other to be the same as.
    tracks: list[Track] | None = [] if len(files) > 1 else None
    for path in files:
        for name, findings in _findings(path, tracks):
            documents += 1
            errors += sum(finding.level == ERROR for finding in findings)
            warnings += sum(finding.level != ERROR for finding in findings)
            for finding in findings:
                say(f"{name}  {finding}")
    for pair in twins(tracks or ()):
        errors += 1
        say(_same(pair))
    say(f"{documents} choreographies, {errors} errors, {warnings} warnings")
    return 1 if errors else 0


def chosen_files(slugs: Iterable[str]) -> list[Path]:
    """The files of the movements or paths that are named; of all seed folders if none is."""
    folders = from_environment().seed_folders
    known = [path for folder in folders for path in choreography_files(folder)]
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


def _same(pair: Twins) -> str:
    one, other = pair.one, pair.other
    names = f"{one.movement} {one.variant}  error   twins  is the same as {other.movement}"
    return f"{names} {other.variant}: {pair.distance_cm:.1f} cm apart, at least {CEILING_CM:g}"


def _findings(path: Path, tracks: list[Track] | None) -> Iterator[tuple[str, list[Finding]]]:
    """The findings of each variant of a file; its tracks are laid by where they are wanted."""
    try:
        read = read_choreography(path)
    except BadChoreography as fault:
        yield path.stem, [Finding(ERROR, "schema", 0.0, fault.where or "file", fault.reason)]
        return
    claims = _claims(read.movement)
    for slug, document in read.variants.items():
        name = f"{read.movement} {slug}"
        if claims is not None and slug not in claims:
            told = f"{read.movement} has no variant {slug}"
            yield name, [Finding(ERROR, "schema", 0.0, "variants", told)]
        else:
            try:
                performance = Performance(document)
            except BadChoreography as fault:
                yield name, [Finding(ERROR, "schema", 0.0, fault.where or "document", fault.reason)]
                continue
            if tracks is not None:
                tracks.append(track(read.movement, slug, performance))
            yield name, check_performance(performance, claims[slug] if claims else None)


def _claims(movement: str) -> dict[str, Claims] | None:
    """What the movement says of each of its variants; None if no seed folder has the movement."""
    for folder in from_environment().seed_folders:
        path = folder / "movements" / f"{movement}.json"
        if path.is_file():
            told = json.loads(path.read_text(encoding="utf-8"))
            return {variant["slug"]: _claim(variant) for variant in told["variants"]}
    return None


def _claim(variant: dict[str, Any]) -> Claims:
    listed = frozenset(risk["feature"] for risk in variant["risk_features"])
    return Claims(variant["posture"], listed, tuple(step["breath"] for step in variant["steps"]))
