"""Requests that follow the links of the OpenAPI document from one answer to the next.

`python -m tests.contract.stateful --count 2000` is the long run of what `./run test` does briefly.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.seeding.read import read
from app.settings import ROOT, Settings
from tests.loaded import live_edition

STEPS = 6
PATIENCE_SECONDS = 120
# A name, a cursor or a region is an open string in the document, and most strings are none of
# ours: that they are refused with 400 is our contract and tested elsewhere.
NOT_CHECKED = [positive_data_acceptance]


def schema_of(served: LiveEdition) -> Any:
    """The document as schemathesis reads it from the whole service."""
    app = create_app(Settings(log_requests=False, limit_requests=False), served)
    return schemathesis.openapi.from_asgi("/openapi.json", app)


def follow_links(schema: Any, count: int) -> Counter[str]:
    """Go so many ways of a few steps; return how often each link was followed to an answer.

    Raises what schemathesis finds: a 500, or an answer that is not as the document says.
    """
    followed: Counter[str] = Counter()

    class Ways(schema.as_state_machine()):  # type: ignore[misc]  # made at run time
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            """How long an answer takes says how busy the machine is and nothing of the code."""
            return {**super().get_call_kwargs(case), "timeout": PATIENCE_SECONDS}

        def step(self, input: Any) -> Any:  # schemathesis calls it so
            """Ask as always, and count the good answers that a link led to."""
            output = super().step(input)
            if (
                input.transition is not None
                and input.is_applied
                and output.response.status_code == 200
            ):
                followed[input.transition.id] += 1
            return output

        def validate_response(self, response: Any, case: Any, **more: Any) -> None:
            """Check as always, but for what is no promise of ours."""
            case.validate_response(
                response,
                excluded_checks=NOT_CHECKED,
                recorder=self.recorder,
                transport_kwargs=more or None,
            )

    Ways.run(
        settings=settings(
            max_examples=count,
            stateful_step_count=STEPS,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
    )
    return followed


def main() -> int:
    """Follow links for a while and tell which; 1 when anything was not as it is described."""
    parser = argparse.ArgumentParser(prog="python -m tests.contract.stateful")
    parser.add_argument("--count", type=int, default=2000, help="ways, each of a few requests")
    given = parser.parse_args()
    content, faults = read([ROOT / "seed_data"])
    assert not faults, faults[:5]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        live = live_edition(f"sqlite:///{folder}/daoyin.db", content)
        followed = follow_links(schema_of(live), given.count)
        live.close()
    for name, times in sorted(followed.items()):
        sys.stdout.write(f"{times:6} {name}\n")
    sys.stdout.write(f"{given.count} ways, {time.monotonic() - began:.0f} s, nothing found\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
