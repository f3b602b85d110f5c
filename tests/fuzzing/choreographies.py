"""Choreographies that somebody wrote nearly right, read by both doors: seeds, and figures."""

import json
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from app.figures.choreographies import FOLDER, choreography_files, read_choreography
from app.figures.faults import BadChoreography
from app.figures.performance import Performance
from app.seeding.documents.choreography import ChoreographiesDocument
from app.seeding.read import read
from app.seeding.rows import authored
from app.settings import ROOT
from tests.fuzzing.mutating import changed_text, changed_tree, deep
from tests.fuzzing.trying import Tried, broken

ALPHABET = '{}[]",:0123456789.-eE truefalsn\\u'
MOST_VARIANTS = 2
WORDS = (
    *("stance", "seat", "phases", "to", "beats", "hands", "handL", "at", "dir", "off", "based_on"),
    *("drop", "motion", "wave", "props", "kind", "0", "then", "breath", "palm", "with", "odd"),
)


@cache
def _written() -> list[tuple[str, Any, str]]:
    found = []
    for path in choreography_files(ROOT / "seed_data"):
        text = path.read_text(encoding="utf-8")
        found.append((path.name, json.loads(text), text))
    return found


@cache
def _folder() -> "TemporaryDirectory[str]":
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="dy-choreographies-")
    (Path(folder.name) / FOLDER).mkdir()
    return folder


def choreography(random: Random) -> Tried:
    """Read a file by the seeds' shape or by the figures' reader: faults, or a body in motion.

    What nobody changed comes back as it was written.
    """
    name, tree, text = random.choice(_written())
    if random.random() < 0.05:
        document = ChoreographiesDocument.model_validate_json(text)
        came_back = authored(document) == tree["variants"]
        return Tried("came back") if came_back else broken("choreography", name)
    kind = random.randrange(10)
    if kind == 0:
        given = deep(random)
    elif kind < 4:
        other = random.choice(_written())[2]
        given = changed_text(random, text, ALPHABET, [other])
    else:
        given = json.dumps(changed_tree(random, tree, WORDS))
    return _read(name, given, random.choice(("seeds", "figures")))


def _read(name: str, given: str, door: str) -> Tried:
    path = Path(_folder().name) / FOLDER / name
    path.write_bytes(given.encode("utf-8", errors="surrogatepass"))
    try:
        return _by_seeds() if door == "seeds" else _by_figures(path, given)
    finally:
        path.unlink()


def _by_seeds() -> Tried:
    _, faults = read([Path(_folder().name)])
    return Tried("refused by seeds" if faults else "read by seeds")


def _by_figures(path: Path, given: str) -> Tried:
    try:
        for document in list(read_choreography(path).variants.values())[:MOST_VARIANTS]:
            if not 0 < Performance(document).beats < float("inf"):
                return broken("choreography", given)
    except BadChoreography:
        return Tried("refused by figures")
    return Tried("read by figures")
