"""An authored document with left and right exchanged, so that either side can be shown alone.

Most of it is told for a side and from the middle outwards, and needs no change but its name.
"""

from collections.abc import Mapping
from typing import Any

from app.figures.authoring.channels import LISTS, mirrored_channel

Document = dict[str, Any]
_FIRST_IS_SIDEWAYS = ("hips.shift",)


def mirrored_document(document: Mapping[str, Any]) -> Document:
    """The document of the same movement done on the other side; it must stand alone."""
    return {name: _FIELDS.get(name, _same)(value) for name, value in document.items()}


def _same(value: Any) -> Any:
    return value


def _word(value: Any) -> Any:
    """A word with its side exchanged: `bow-left`, `left`, `handL.tip`."""
    if not isinstance(value, str):
        return value
    for one, other in (("left", "right"), ("right", "left")):
        if one in value:
            return value.replace(one, other)
    group, _, rest = value.partition(".")
    if group[-1:] in ("L", "R"):
        return f"{group[:-1]}{'R' if group[-1] == 'L' else 'L'}{'.' if rest else ''}{rest}"
    return value


def _words(values: Any) -> list[Any]:
    return [_word(value) for value in values]


def _view(value: Any) -> Any:
    return _word(value) if isinstance(value, str) else -value


def _stance(value: Any) -> Any:
    if isinstance(value, str):
        return _word(value)
    return {name: _word(told) for name, told in value.items()}


def _seat(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    made = dict(value)
    if "at" in made:
        made["at"] = [-made["at"][0], *made["at"][1:]]
    if "turned" in made:
        made["turned"] = -made["turned"]
    return made


def _prop(value: Mapping[str, Any]) -> Document:
    made = {name: _word(told) for name, told in value.items()}
    if "at" in made:
        made["at"] = [-made["at"][0], *made["at"][1:]]
    if "along" in made and made.get("side", "front") in ("front", "behind"):
        made["along"] = -made["along"]
    return made


def _pose(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value  # `start`
    return {_word(group): _group(group, told) for group, told in value.items()}


def _group(group: str, told: Any) -> Any:
    if not isinstance(told, Mapping):
        return told
    return {name: _number(f"{group}.{name}", value) for name, value in told.items()}


def _number(channel: str, value: Any) -> Any:
    if isinstance(value, list) and channel in _FIRST_IS_SIDEWAYS:
        return [-value[0], *value[1:]]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    return value * mirrored_channel(channel)[1]


def _phase(value: Mapping[str, Any]) -> Document:
    return {name: _pose(told) if name == "to" else told for name, told in value.items()}


def _motion(value: Mapping[str, Any]) -> Document:
    made = dict(value)
    amplitudes = value.get("amp")
    if "wave" in value:
        made["wave"] = _words(value["wave"])
        if isinstance(amplitudes, list):
            pairs = zip(value["wave"], amplitudes, strict=True)
            made["amp"] = [_number(channel, amount) for channel, amount in pairs]
        return made
    channel = value.get("channel", "")
    made["channel"] = _word(channel)
    made["amp"] = _number(channel, amplitudes)
    return made


_FIELDS: dict[str, Any] = {
    "stance": _stance,
    "seat": _seat,
    "props": lambda props: [_prop(prop) for prop in props],
    "start": _pose,
    "phases": lambda phases: [_phase(phase) for phase in phases],
    "motion": lambda motions: [_motion(motion) for motion in motions],
    "view": _view,
    "focus": _word,
    "trails": _words,
    "gaze": _word,
}
assert all(name in LISTS for name in _FIRST_IS_SIDEWAYS)
