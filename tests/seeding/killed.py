"""Run as a process: begins a load or a migration, says `middle`, and waits there to be killed."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic import op

from app.db import insert_rows, make_engine
from app.migrating import migrate
from app.seeding import load as loading
from app.seeding.read import read

STEPS = {"load": 30, "migrate": 25}


def stop_at(step: int, work: Any) -> Any:
    """Return `work`, which at its n-th call speaks up and never goes on."""
    done = 0

    def slowed(*arguments: Any, **named: Any) -> Any:
        nonlocal done
        done += 1
        if done == step:
            sys.stdout.write("middle\n")
            sys.stdout.flush()
            time.sleep(120)
        return work(*arguments, **named)

    return slowed


def main(action: str, url: str, title: str) -> None:
    if action == "migrate":
        op.create_table = stop_at(STEPS[action], op.create_table)
        migrate(url)
        return
    from tests.seeding.altered import retitled
    from tests.seeding.world import world, write

    with TemporaryDirectory() as folder:
        content, _ = read([write(world(with_channels=True), Path(folder))])
    vars(loading)["insert_rows"] = stop_at(STEPS[action], insert_rows)
    loading.load(make_engine(url), retitled(content, title))


if __name__ == "__main__":
    main(*sys.argv[1:])
