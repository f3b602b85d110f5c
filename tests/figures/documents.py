"""Small choreographies to test with; each call makes a fresh one that may be changed."""

from typing import Any

Document = dict[str, Any]


def wuji() -> Document:
    return {
        "format": "qigong-pose/1",
        "stance": "shoulder",
        "start": {"hands": "rest"},
        "phases": [
            {"breath": "in", "beats": 4, "step": 1, "to": {"hips": {"sink": 0.9}}},
            {"breath": "out", "beats": 4, "step": 2, "to": "start"},
        ],
        "view": "front-left",
    }


def hold_up_the_sky() -> Document:
    lifted = {"at": "heart", "off": [9, -3, 11], "palm": "up+back", "fingers": "in"}
    pressing = {"at": "crown", "off": [11, 25, 4], "palm": "up", "fingers": "in", "shape": "open"}
    floating = {"dir": "out", "bend": 16, "palm": "down", "shape": "relaxed", "path": "round"}
    return {
        "stance": "shoulder",
        "symmetry": "bilateral",
        "start": {"hands": "cradle"},
        "phases": [
            {"breath": "in", "beats": 2, "to": {"hands": lifted}},
            {
                "breath": "in",
                "beats": 3,
                "to": {"hands": {**pressing, "arc": [0, 0, 16]}, "head": {"nod": -16}},
            },
            {"breath": "hold", "beats": 1},
            {"breath": "out", "beats": 2, "to": {"hands": floating, "head": {"nod": 0}}},
            {"breath": "out", "beats": 2, "to": "start"},
        ],
    }


def draw_the_bow() -> Document:
    bow = {"dir": [1, 0.05, 0.2], "bend": 12, "palm": "out", "fingers": "up", "shape": "bow"}
    string = {
        "at": "shoulder",
        "off": [5, -3, 17],
        "palm": "back",
        "shape": "claw",
        "elbow": "out",
    }
    return {
        "stance": {"feet": "horse", "sink": 9},
        "then": "mirror",
        "start": {
            "handL": {"at": "heart", "off": [-3, 3, 15], "palm": "back"},
            "handR": {"at": "heart", "off": [-3, 1, 20.5], "palm": "back"},
        },
        "phases": [
            {
                "breath": "in",
                "beats": 4,
                "to": {"hips": {"sink": 17}, "head": {"turn": 68}, "handL": bow, "handR": string},
            },
            {"breath": "hold", "beats": 1},
            {"breath": "out", "beats": 4, "to": "start"},
        ],
    }


def silk_reeling() -> Document:
    def key(where: Document, shift: float, turn: float) -> Document:
        return {"handR": where, "hips": {"shift": [shift, 0], "turn": turn}}

    sunk = {"at": "hip", "off": [20, 8, 24], "palm": "forward"}
    gathered = {"at": "dantian", "off": [6, 0, 14], "palm": "up", "fingers": "in+forward"}
    risen = {"at": "heart", "off": [-2, 8, 26], "palm": "in+back"}
    flow: Document = {"beats": 2, "ease": "flow"}
    return {
        "stance": {"feet": "wide", "width": 66, "sink": 9},
        "start": {
            "handL": {"at": "hip", "off": [1, 10, 3], "palm": "in", "fingers": "forward+down"},
            **key(
                {"at": "shoulder", "off": [36, 2, 22], "palm": "forward+down", "shape": "open"},
                -9,
                -15,
            ),
        },
        "phases": [
            {**flow, "breath": "out", "to": key(sunk, -3, -5)},
            {**flow, "breath": "out", "to": key(gathered, 7, 12)},
            {**flow, "breath": "in", "to": key(risen, 3, 8)},
            {**flow, "breath": "in", "to": "start"},
        ],
        "accepted": [{"code": "knee", "reason": "The turn of the waist takes the knee along."}],
    }


def seated_breathing() -> Document:
    return {
        "stance": "chair",
        "start": {
            "handL": {"at": "dantian", "off": [1, 0, 1.5], "palm": "back", "shape": "relaxed"},
            "handR": {"at": "dantian", "off": [1, 1, 4.6], "palm": "back", "shape": "relaxed"},
        },
        "phases": [
            {"breath": "in", "beats": 4, "to": {"belly": 1}},
            {"breath": "out", "beats": 4, "to": "start"},
        ],
    }
