"""facets=: each value that is counted can be asked for, and is found as often as it says."""

import pytest

from app.vocabulary.kinds import Kind
from tests.client import Client

# Facets whose parameter has another name, or that only an `exclude_` asks for.
ASKED_AS = {
    (Kind.CONDITIONS, "limitation"): "implies",
    (Kind.CAUTIONS, "limitation"): "concerns",
    (Kind.MOVEMENTS, "risk"): None,
}


def facets_of(client: Client, kind: Kind) -> list[str]:
    refused = client.problem(f"/v1/{kind.value}?facets=none-such", 400)
    return [str(name) for name in refused["faults"][0]["allowed"]]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_value_of_a_facet_finds_what_was_counted(client: Client, kind: Kind) -> None:
    for facet in facets_of(client, kind):
        asked = ASKED_AS.get((kind, facet), facet)
        counts = client.json(f"/v1/{kind.value}?limit=1&facets={facet}")["facets"][facet]
        assert counts, facet
        for value, count in counts.items() if asked else ():
            if facet in ("level", "minutes"):
                params = {f"{facet}_min": value, f"{facet}_max": value}
            else:
                params = {str(asked): value}
            response = client.ask("GET", f"/v1/{kind.value}", params={**params, "limit": "1"})
            assert response.status_code == 200, (facet, value)
            assert response.json()["total"] == count, (facet, value)
