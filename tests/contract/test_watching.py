"""What watches the service in `deploy/` and the pages on it name what there is, and all of it."""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import Any

import pytest
import yaml

from app.catalogue.live import LiveEdition
from app.clients.buckets import Buckets
from app.clients.live import LiveClients
from app.db import make_engine
from app.main import observe
from app.settings import Settings
from app.web.caching import ByteCache
from app.web.callers import Callers
from app.web.limiting import Limits
from app.web.pages import anchor
from tests.contract.reading import DOCS, ROOT, headings

DEPLOY = ROOT / "deploy"
ALERTS: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((DEPLOY / "alerts.yml").read_text())["groups"]
    for rule in group["rules"]
]
BOARD: dict[str, Any] = json.loads((DEPLOY / "grafana" / "daoyin.json").read_text())
PANELS: list[dict[str, Any]] = BOARD["panels"]
EXPRESSIONS = [rule["expr"] for rule in ALERTS] + [
    target["expr"] for panel in PANELS for target in panel.get("targets", ())
]
NAME = re.compile(r"\b(?:daoyin|process)_[a-z_]+\b")


class Alone:
    """Valkey is wished for and away."""

    is_shared = False


@pytest.fixture(scope="module")
def shown(served: LiveEdition) -> set[str]:
    """The names under which `/metrics` shows anything, those of histograms with their endings."""
    clients = LiveClients(make_engine("sqlite://"), b"x" * 32)
    limits = Limits(Callers(()), Buckets(), units_per_minute=1, clients=clients, sharing=Alone())
    observing = observe(Settings(), served, limits, clients)
    observing.watch_cache(ByteCache(1))
    names: set[str] = set()
    for family in observing.families():
        endings = ("_bucket", "_sum", "_count") if family.kind == "histogram" else ("",)
        names |= {family.name + ending for ending in endings}
    return names


def families_of(names: set[str]) -> set[str]:
    return {re.sub("_(?:bucket|sum|count)$", "", name) for name in names}


def test_rules_and_panels_ask_for_nothing_that_is_not_there(shown: set[str]) -> None:
    asked = {name for expression in EXPRESSIONS for name in NAME.findall(expression)}
    assert len(asked) > 20
    assert asked - shown == set()


def test_every_metric_is_told_on_its_page_and_seen_on_the_dashboard(shown: set[str]) -> None:
    told = set(NAME.findall((DOCS / "routes" / "metrics.md").read_text(encoding="utf-8")))
    ours = {name for name in families_of(shown) if name.startswith("daoyin_")}
    assert told == ours
    seen = {name for expression in EXPRESSIONS for name in NAME.findall(expression)}
    assert ours - families_of(seen) == set()


def test_the_runbook_names_no_metric_that_is_not_there(shown: set[str]) -> None:
    named = set(NAME.findall((DEPLOY / "RUNBOOK.md").read_text(encoding="utf-8")))
    assert named <= shown | families_of(shown)


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: str(rule["alert"]))
def test_every_alert_leads_to_what_to_do(rule: dict[str, Any]) -> None:
    assert rule["alert"] in headings(DEPLOY / "RUNBOOK.md")
    assert rule["annotations"]["runbook"] == f"deploy/RUNBOOK.md#{anchor(rule['alert'])}"
    assert rule["labels"]["severity"] in {"page", "ticket"}
    text = (DEPLOY / "RUNBOOK.md").read_text(encoding="utf-8")
    section = text.split(f"## {rule['alert']}\n", 1)[1].split("\n## ", 1)[0]
    assert [word for word in ("*Callers:*", "*Look:*", "*Do:*") if word not in section] == []


def test_the_runbook_has_no_alert_that_never_comes() -> None:
    told = {name for name in headings(DEPLOY / "RUNBOOK.md") if name.startswith("Daoyin")}
    assert told == {rule["alert"] for rule in ALERTS}


def test_no_two_panels_are_one_or_lie_over_one_another() -> None:
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
    places = [panel["gridPos"] for panel in PANELS]
    assert all(place["x"] + place["w"] <= 24 for place in places)
    for one, other in combinations(places, 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        below = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert beside or below, (one, other)
