"""Floors of the coverage; `python -m tests.content.floors` raises them to what the seeds hold."""

import json
import tempfile
from pathlib import Path
from typing import Any

from app.main import create_app
from app.seeding.read import read
from app.settings import ROOT, Settings
from tests.client import Client
from tests.loaded import live_edition

FLOORS = Path(__file__).parent / "floors.json"
# How many records there are is never a goal for what others wrote and we only cite.
LEFT_OUT = frozenset({"sources"})


def counted(coverage: Any) -> dict[str, int]:
    """Return every count of a coverage that should only rise, by a name."""
    found: dict[str, int] = {}
    for kind in coverage["kinds"]:
        name = kind["kind"]
        if name in LEFT_OUT:
            continue
        found[f"{name}"] = kind["total"]
        found |= {f"{name}.{field}": count for field, count in kind["filled"].items()}
        found |= {f"{name}.{locale}": count for locale, count in kind["translated"].items()}
        found[f"{name}.second_author"] = kind["assessed_by"].get("second_author", 0)
    found |= {f"figures.{one['posture']}": one["drawn"] for one in coverage["figures"]}
    found["cells.known"] = sum(coverage["cells"]["known"].values())
    return dict(sorted(found.items()))


def main() -> None:
    """Write the floors anew; one that fell stays where it was."""
    content, faults = read([ROOT / "seed_data"])
    assert not faults, faults[:5]
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite:///{Path(scratch) / 'floors.db'}"
        client = Client(create_app(Settings(log_requests=False), live_edition(url, content)))
        now = counted(client.json("/v1/coverage"))
    before = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    raised = {name: max(now.get(name, 0), before.get(name, 0)) for name in {*now, *before}}
    text = json.dumps(dict(sorted(raised.items())), indent=1)
    FLOORS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
