"""Places where hands rest in many movements, each under one word.

They are told as an author would tell them; what else is said of the hand changes them.
"""

from collections.abc import Mapping
from typing import Any

PRESETS: dict[str, Mapping[str, Any]] = {
    "rest": {
        "at": "hip",
        "off": [8.5, -14, 2],
        "palm": "in+back",
        "fingers": "down",
        "shape": "relaxed",
    },
    "dantian": {
        "at": "dantian",
        "off": [4, 0, 2.5],
        "palm": "back",
        "fingers": "in",
        "shape": "relaxed",
    },
    "cradle": {
        "at": "dantian",
        "off": [8, -1, 11],
        "palm": "up",
        "fingers": "in+forward",
        "shape": "relaxed",
    },
    "hug-tree": {
        "at": "heart",
        "off": [12, -3, 27],
        "palm": "back",
        "fingers": "in",
        "shape": "relaxed",
    },
    "thighs": {
        "at": "thigh",
        "off": [0, -3, 1.6],
        "palm": "down",
        "fingers": "forward",
        "shape": "relaxed",
    },
    "knees": {
        "at": "kneecap",
        "off": [1, 6, 1.6],
        "palm": "down",
        "fingers": "forward",
        "shape": "relaxed",
    },
    "palms-up": {
        "at": "thigh",
        "off": [0, 0, 2.2],
        "palm": "up",
        "fingers": "forward",
        "shape": "relaxed",
    },
    "hips": {
        "at": "hip",
        "off": [1, 10, 3],
        "palm": "in",
        "fingers": "forward+down",
        "shape": "relaxed",
    },
    "waist-fists": {
        "at": "hip",
        "off": [2, 12, 4],
        "palm": "up",
        "fingers": "forward",
        "shape": "fist",
    },
    "joined-palms": {
        "at": "heart",
        "off": [1.7, -3, 14],
        "palm": "in",
        "fingers": [0, 1, 0.45],
        "elbow": "out+down",
        "shape": "open",
    },
    "ball": {
        "at": "navel",
        "off": [13, 2, 20],
        "palm": "in",
        "fingers": "forward",
        "shape": "relaxed",
    },
    "kidneys": {
        "contact": {"with": "low-back"},
        "off": [2, 0, 0],
        "fingers": "down",
        "shape": "relaxed",
    },
    "floor": {
        "at": "world",
        "off": [16, 1.8, 50],
        "palm": "down",
        "fingers": "forward",
        "shape": "open",
    },
    "pillow-side": {
        "at": "face",
        "off": [-3, -7, 20],
        "palm": "in",
        "fingers": "up",
        "shape": "relaxed",
    },
    "on-hip": {
        "contact": {"with": "hip"},
        "fingers": "down+forward",
        "shape": "relaxed",
    },
}
