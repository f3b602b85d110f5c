"""Everything that one run found out, before anybody judges it or writes it down."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.cases import Case
from bench.fresh import Fresh
from bench.loading import Load
from bench.measuring import Figures, Table
from bench.mixing import Mix
from bench.profiling import Profile


@dataclass(slots=True)
class Findings:
    """The figures of a run; what the run left out is None or missing."""

    date: str
    machine: str
    command: str
    rounds: int
    seconds: float
    busy_before: float
    counting_before: float
    busy_after: float = 0.0
    counting_after: float = 0.0
    cases: Sequence[Case] = ()
    table: Table = field(default_factory=dict)
    items_per_list: float = 0.0
    bytes_of: dict[str, int] = field(default_factory=dict)
    content: str = ""
    load: Load | None = None
    big_load: Load | None = None
    second_start: float | None = None
    fresh: Fresh | None = None
    full_cache_megabytes: float | None = None
    mix: Mix | None = None
    profile: Profile | None = None

    def of(self, case: str, server: str) -> Figures | None:
        """The figures of a server in a case, or None where it was not measured."""
        return self.table.get((case, server))

    def title(self, case: str) -> str:
        """The words for a case."""
        return next((one.title for one in self.cases if one.key == case), case)
