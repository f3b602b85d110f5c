"""Faults that authors make, put into sound choreographies: the checks catch nearly all of them."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from app.figures.authoring.basing import expanded
from app.figures.checks.checking import Claims, check_document
from app.figures.checks.findings import ERROR, Finding
from app.figures.choreographies import read_choreography
from app.figures.faults import BadChoreography
from app.settings import ROOT
from tests.figures.documents import (
    Document,
    draw_the_bow,
    hold_up_the_sky,
    seated_breathing,
    silk_reeling,
    wuji,
)

SEEDS = ROOT / "seed_data" / "choreographies"
Change = Callable[[Document], Any]
FEWEST_CAUGHT = 35


def walk() -> Document:
    return seed("guo-lin-natural-walk", "walking")


def hug_the_knee() -> Document:
    return seed("lian-gong-hug-the-knee", "standing")


def heel_raise() -> Document:
    return seed("bounce-on-the-heels", "standing")


def pat_the_arm() -> Document:
    return seed("pai-da-arms", "seated")


def seed(movement: str, variant: str) -> Document:
    return read_choreography(SEEDS / f"{movement}.json").variants[variant]


def to(document: Document, phase: int) -> Any:
    return document["phases"][phase]["to"]


def set_in(document: Document, *path: str | int, value: object) -> None:
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value


def swapped_breath(document: Document) -> None:
    for phase in document["phases"]:
        phase["breath"] = {"in": "out", "out": "in"}.get(phase["breath"], phase["breath"])


FAULTS: dict[str, tuple[Callable[[], Document], Change]] = {
    "a misspelt field": (
        hold_up_the_sky,
        lambda d: to(d, 0)["hands"].update(plam="up"),
    ),
    "an unknown landmark": (
        hold_up_the_sky,
        lambda d: to(d, 0)["hands"].update(at="tummy"),
    ),
    "an unknown hand shape": (
        hold_up_the_sky,
        lambda d: to(d, 1)["hands"].update(shape="paw"),
    ),
    "an unknown motion channel": (
        wuji,
        lambda d: d.update(motion=[{"channel": "hips.wobble", "amp": 3}]),
    ),
    "a motion that does not come round": (
        wuji,
        lambda d: d.update(motion=[{"channel": "hips.turn", "amp": 3, "period": 3}]),
    ),
    "a phase of no length": (wuji, lambda d: d["phases"][0].update(beats=0)),
    "a hand inside the belly": (
        seated_breathing,
        lambda d: d["start"]["handL"].update(off=[1, 0, -10]),
    ),
    "a forearm through the chest": (
        draw_the_bow,
        lambda d: to(d, 0)["handR"].update(off=[5, -3, -6]),
    ),
    "hands inside the head": (
        hold_up_the_sky,
        lambda d: to(d, 1)["hands"].update(off=[3, -6, 0]),
    ),
    "hands that cross each other": (
        hold_up_the_sky,
        lambda d: to(d, 0)["hands"].update(off=[1, -3, 11]),
    ),
    "a hand in the thigh of a sitter": (
        seated_breathing,
        lambda d: d["start"].update(handL={"at": "thigh", "off": [0, 0, -6], "palm": "down"}),
    ),
    "a hand beyond reach": (
        silk_reeling,
        lambda d: d["start"]["handR"].update(off=[70, 2, 22]),
    ),
    "a palm twisted past the forearm": (
        hold_up_the_sky,
        lambda d: to(d, 3)["hands"].update(palm="up", fingers="back"),
    ),
    "a head turned too far": (draw_the_bow, lambda d: to(d, 0)["head"].update(turn=110)),
    "a back bent too far": (wuji, lambda d: to(d, 0).update(spine={"bend": -60})),
    "an arm behind the back": (
        wuji,
        lambda d: d["start"].update(hands={"dir": [0.2, -0.4, -1], "bend": 10}),
    ),
    "feet turned in": (wuji, lambda d: d.update(stance={"feet": "shoulder", "toe_out": -50})),
    "knees that fall in": (
        draw_the_bow,
        lambda d: d["start"].update(feet={"knee_out": -30}),
    ),
    "weight over the edge of a foot": (
        silk_reeling,
        lambda d: d["start"]["hips"].update(shift=[-40, 0]),
    ),
    "a lean without a counterweight": (wuji, lambda d: to(d, 0).update(hips={"shift": [0, -14]})),
    "heels lifted with the weight behind": (
        wuji,
        lambda d: to(d, 0).update(feet={"heel": 30}),
    ),
    "a leg lifted with the weight on it": (
        hug_the_knee,
        lambda d: to(d, 0)["hips"].update(shift=[4, 0]),
    ),
    "a squat too deep": (draw_the_bow, lambda d: to(d, 0)["hips"].update(sink=58)),
    "a foot dragged over the floor": (
        walk,
        lambda d: d.update(motion=[{"channel": "footL.at", "shape": "circle", "amp": [4, 4]}]),
    ),
    "a foot under the floor": (wuji, lambda d: to(d, 0).update(footL={"lift": -3})),
    "a loop that does not close": (
        hold_up_the_sky,
        lambda d: d["phases"][-1].update(to={"hands": "rest"}),
    ),
    "a walk that comes less far than its steps": (walk, lambda d: d.update(advance=30)),
    "one hand forgotten": (hold_up_the_sky, lambda d: to(d, 1).update(handL="rest")),
    "four times too fast": (hold_up_the_sky, lambda d: d.update(beat_s=0.3)),
    "a breath of half a minute": (hold_up_the_sky, lambda d: d.update(beat_s=3)),
    "breath that only goes in": (
        wuji,
        lambda d: d["phases"][1].update(breath="in"),
    ),
    "arms half bent where they should be long": (
        hold_up_the_sky,
        lambda d: (
            to(d, 3)["hands"].update(bend=95),
            d.update(expect=[{"what": "left elbow", "at": 8, "max": 45}]),
        ),
    ),
    "eyes that leave the hand they follow": (
        silk_reeling,
        lambda d: (
            d.update(gaze="handR"),
            d["start"].update(head={"turn": 60}),
        ),
    ),
    "eyes on the floor that should look ahead": (
        wuji,
        lambda d: (d.update(gaze="forward"), to(d, 0).update(head={"nod": 50})),
    ),
    "a reach overhead that nobody listed": (
        seated_breathing,
        lambda d: to(d, 0).update(hands={"dir": [0.2, 1, 0.2], "bend": 15, "path": "round"}),
    ),
    "a twist that nobody listed": (wuji, lambda d: to(d, 0).update(spine={"turn": 30})),
    "a lifted foot that nobody listed": (
        heel_raise,
        lambda d: d["start"].update(hips={"shift": [-11, 0]}, legL={"flex": 30, "knee": 50}),
    ),
    "taps that nobody listed": (
        seated_breathing,
        lambda d: d["start"].update(handL={"contact": {"with": "thigh", "kind": "tap"}}),
    ),
    "a written step that is not there": (wuji, lambda d: d["phases"][0].update(step=9)),
    "a stance of another posture": (wuji, lambda d: d.update(stance="chair")),
    "a stroke without a way": (
        pat_the_arm,
        lambda d: set_in(d, "start", "handR", "contact", "kind", value="rub"),
    ),
    "in and out exchanged": (wuji, swapped_breath),
    "palms down where a bowl should be": (
        hold_up_the_sky,
        lambda d: d["start"].update(hands={"preset": "cradle", "palm": "down"}),
    ),
    "left and right exchanged in one key": (
        silk_reeling,
        lambda d: to(d, 2).update(handL=to(d, 2).pop("handR")),
    ),
}


# What each sound document truly shows, so that a fault stands out against it.
LISTED: dict[Callable[[], Document], set[str]] = {
    hold_up_the_sky: {"overhead_reach", "wrist_end_range", "breath_hold"},
    draw_the_bow: {"neck_rotation", "wrist_end_range", "loaded_squat", "breath_hold"},
    silk_reeling: {"loaded_squat"},
    walk: {"walking_hazard", "balance_demand"},
    hug_the_knee: {"single_leg", "balance_demand"},
    heel_raise: {"balance_demand"},
    pat_the_arm: {"percussion"},
}
POSTURES = {walk: "walking", seated_breathing: "seated", pat_the_arm: "seated"}
# The breath of each written step, as all that say it here have it: first in, then out.
WRITTEN = ("in", "out", *["natural"] * 6)


def findings(make: Callable[[], Document], document: Document) -> list[Finding]:
    listed = frozenset(LISTED.get(make, set()))
    return check_document(document, Claims(POSTURES.get(make, "standing"), listed, WRITTEN))


@cache
def told_of_the_sound(make: Callable[[], Document]) -> frozenset[tuple[str, str]]:
    return frozenset((finding.code, finding.subject) for finding in findings(make, make()))


def is_caught(name: str) -> bool:
    make, change = FAULTS[name]
    document = make()
    change(document)
    told = {(finding.code, finding.subject) for finding in findings(make, document)}
    return bool(told - told_of_the_sound(make))


@pytest.mark.parametrize(
    "make", [hold_up_the_sky, draw_the_bow, wuji, silk_reeling, seated_breathing]
)
def test_the_sound_documents_are_sound(make: Callable[[], Document]) -> None:
    assert [finding for finding in check_document(make()) if finding.level == ERROR] == []


# Only an author knows what was meant here; an `expect` line would catch each of them.
BEYOND_CHECKS = {
    "left and right exchanged in one key",
    "palms down where a bowl should be",
}


@pytest.mark.parametrize("name", sorted(set(FAULTS) - BEYOND_CHECKS))
def test_a_seeded_fault_is_caught(name: str) -> None:
    assert is_caught(name)


def test_of_many_kinds_of_fault_nearly_all_are_caught() -> None:
    assert len(FAULTS) >= 40
    assert len(FAULTS) - len(BEYOND_CHECKS) >= FEWEST_CAUGHT


def test_an_expectation_catches_what_only_an_author_knows() -> None:
    low = hold_up_the_sky()
    to(low, 1)["hands"].update(at="heart", off=[11, 0, 20])
    low["expect"] = [{"what": "leftHand.height", "at": 5, "min": 150}]
    assert ("expect", "leftHand.height") in {
        (finding.code, finding.subject) for finding in check_document(low)
    }


@pytest.mark.parametrize(
    ("variants", "where"),
    [
        ({"a": {"based_on": "b"}, "b": {"based_on": "a"}}, "based_on"),
        ({"a": {"based_on": "c"}, "b": wuji()}, "based_on"),
        ({"a": {"based_on": "b", "phases": {"7": {"step": 1}}}, "b": wuji()}, "phases[7]"),
        ({"a": {"based_on": "b", "drop": ["arms"]}, "b": wuji()}, "drop[0]"),
        ({"a": {**wuji(), "drop": ["hips"]}}, "drop"),
    ],
)
def test_a_variant_that_is_based_on_nothing_is_refused(
    variants: dict[str, Document], where: str
) -> None:
    with pytest.raises(BadChoreography) as refused:
        expanded(variants)
    assert where in str(refused.value)
