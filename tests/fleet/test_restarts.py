"""Instances and workers go and come while people ask; none of them loses a request."""

import os
import signal
import time

from tests.fleet.asking import get
from tests.fleet.conftest import Told
from tests.fleet.programs import wait_for, workers_of
from tests.fleet.topology import Fleet
from tests.fleet.traffic import tell_of, traffic

# How long the edge leaves out an instance that failed (deploy/nginx/upstream.conf), and a little.
LEFT_OUT_SECONDS = 1.5


def test_a_rolling_restart_loses_no_request(fleet: Fleet, told: Told) -> None:
    with traffic(fleet.edge_port) as seen:
        for instance in fleet.instances:
            time.sleep(0.5)
            told("seconds until an instance had drained", f"{instance.stop():.2f}")
            instance.start()
            instance.wait_until_ready()
            time.sleep(LEFT_OUT_SECONDS)
    assert seen.lost == []
    tell_of(told, seen)


def test_a_killed_worker_loses_no_request_and_is_replaced(fleet: Fleet, told: Told) -> None:
    instance = fleet.instances[1]
    before = workers_of(instance.pid)
    with traffic(fleet.edge_port) as seen:
        time.sleep(0.5)
        os.kill(min(before), signal.SIGKILL)
        took = wait_for("a new worker", lambda: bool(workers_of(instance.pid) - before))
        time.sleep(0.5)
    assert seen.lost == []
    told("seconds until the worker was replaced", f"{took:.2f}")
    tell_of(told, seen)


def test_a_fleet_without_instances_answers_what_it_knows(fleet: Fleet, told: Told) -> None:
    known, unknown = "/v1/conditions/sciatica", "/v1/search?q=nobody+asked+this"
    assert get(fleet.edge_url + known).status_code == 200
    for instance in fleet.instances:
        instance.stop()
    try:
        time.sleep(fleet.max_age_seconds + 0.5)
        stale = get(fleet.edge_url + known)
        assert (stale.status_code, stale.headers["x-cache"]) == (200, "STALE")
        refused = get(fleet.edge_url + unknown)
        assert refused.status_code == 503
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.headers["retry-after"] == "5"
        assert refused.headers["x-content-type-options"] == "nosniff"
        assert refused.json()["status"] == 503
    finally:
        for instance in fleet.instances:
            instance.start()
        for instance in fleet.instances:
            instance.wait_until_ready()
        time.sleep(LEFT_OUT_SECONDS)
    assert get(fleet.edge_url + unknown).status_code == 200
    told("what was known, with no instance left", "answered, stale")
