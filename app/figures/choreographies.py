"""The choreographies of a seed folder: one file a movement, one document a posture variant."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.figures.authoring.basing import expanded
from app.figures.authoring.reading import fields, text
from app.figures.faults import BadChoreography

FOLDER = "choreographies"
_FILE_FIELDS = ("movement", "variants")


@dataclass(frozen=True, slots=True)
class MovementChoreography:
    """All documents of one movement, each standing alone, by the slug of its variant."""

    movement: str
    variants: dict[str, dict[str, Any]]


def choreography_files(seed_folder: Path) -> list[Path]:
    """The files of one seed folder, in the order of their names."""
    return sorted((seed_folder / FOLDER).glob("*.json"), key=lambda path: path.stem)


def read_choreography(path: Path) -> MovementChoreography:
    """Read one file; raises BadChoreography if it is not of the right shape."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadChoreography("", f"is not JSON: {error}") from None
    told = fields(told, _FILE_FIELDS, "")
    movement = text(told.get("movement"), "movement")
    if movement != path.stem:
        raise BadChoreography("movement", f"should be {path.stem!r}, as the file is called")
    variants = told.get("variants")
    if not isinstance(variants, dict) or not variants:
        raise BadChoreography("variants", "there is none")
    return MovementChoreography(movement, expanded(variants))


def all_choreographies(seed_folder: Path) -> Iterator[MovementChoreography]:
    """All of a seed folder; raises BadChoreography at the first file that cannot be read."""
    for path in choreography_files(seed_folder):
        yield read_choreography(path)
