"""What /metrics says of the gate: who was let in, and whether all processes count together."""

from __future__ import annotations

from app.clients.live import LiveClients
from app.web.exposition import Family, Source, labelled, single
from app.web.limiting import Limits

ASKED = "daoyin_limit_requests_total"


def limit_families(limits: Limits, clients: LiveClients | None) -> Source:
    """Return the source of these figures; of several workers the one that is worst off is told."""

    def families() -> list[Family]:
        figures = limits.figures
        outcomes = {
            ("address", "admitted"): figures.admitted_by_address,
            ("address", "over-quota"): figures.over_quota_by_address,
            ("address", "invalid-key"): figures.invalid_keys,
            ("key", "admitted"): figures.admitted_by_key,
            ("key", "over-quota"): figures.over_quota_by_key,
            ("key", "out-of-scope"): figures.out_of_scope,
        }
        asked = {
            labelled(ASKED, by=by, outcome=outcome): float(count)
            for (by, outcome), count in outcomes.items()
        }
        callers = limits.tracked_callers
        found = [
            Family(ASKED, "counter", "Requests at the gate.", asked),
            single("daoyin_limit_callers", "gauge", "Callers that are not forgotten yet.", callers),
        ]
        if limits.is_to_be_shared:
            shared = limits.state == "shared"
            told = "Whether Valkey adds up what all processes gave."
            found.append(single("daoyin_limits_shared", "gauge", told, shared, "min"))
        if clients is not None:
            told = "Whether the last look at the clients succeeded."
            up = clients.database_ok
            found.append(single("daoyin_clients_database_up", "gauge", told, up, "min"))
        return found

    return families
