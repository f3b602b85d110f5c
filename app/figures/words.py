"""The few words that a picture says by itself, in English; a caller may hand in another language.

`{...}` stands for what is filled in. Descriptions draw on the same table.
"""

from collections.abc import Mapping

Words = Mapping[str, str]

ENGLISH: Words = {
    "breath.in": "Breathe in",
    "breath.out": "Breathe out",
    "breath.hold": "Pause",
    "breath.free": "Breathe freely",
    "strip.start": "Start",
    "strip.title": "{title}, step by step",
    "animation.title": "{title}, moving",
    "storyboard.title": "{title}, the whole practice",
}
