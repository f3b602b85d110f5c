"""A picture in words, for who cannot see it: stance, trunk, hands, gaze and breath.

The words come from a table (`words.py` has the keys), so that any language can tell them.
"""

from collections.abc import Sequence

from app.figures.bearings import (
    HandBearing,
    are_together,
    gaze,
    hand_bearing,
    is_on_toes,
    knee_bend,
    lifted_foot,
    trunk_lean,
)
from app.figures.body import Body
from app.figures.performance import Performance
from app.figures.skeleton import SIDES
from app.figures.words import ENGLISH, Words

# A movement is told in at most so many moments, so that its description stays one to listen to.
MOST_MOMENTS = 8
STANDING = ("together", "shoulder", "wide", "horse", "bow-", "single-")


def describe_moment(performance: Performance, beat: float, words: Words = ENGLISH) -> str:
    """Return what a still of that beat shows."""
    beat = beat % performance.beats
    body = performance.body_at(beat)
    sentences = [
        _stance(performance, body, words),
        _trunk(body, words),
        *_hands(body, words),
        _gaze(body, words),
        _things(body, words),
        words[f"told.breath.{_breath(performance, beat)}"],
    ]
    return _joined(sentences, words)


def describe_movement(performance: Performance, words: Words = ENGLISH) -> str:
    """Return what the animation or the strip of a movement shows, one moment after the other."""
    start = performance.body_at(0.0)
    sentences = [
        _stance(performance, start, words),
        words["told.begins"],
        _trunk(start, words),
        *_hands(start, words),
    ]
    phases = [phase for phase in performance.phases if not phase.is_mirrored]
    moved = False
    before = [
        _trunk(start, words),
        *_hands(start, words),
        _gaze(start, words),
    ]
    for phase in phases[:MOST_MOMENTS]:
        body = performance.body_at(phase.last_beat)
        told = [_trunk(body, words), *_hands(body, words), _gaze(body, words)]
        news = [sentence for sentence in told if sentence not in before]
        if news:
            breath = words[f"told.breath.{phase.breath}"]
            sentences += [breath, *news]
            moved = True
        before = told
    if not moved:
        sentences.append(words["told.only-breath"])
    if any(phase.is_mirrored for phase in performance.phases):
        sentences.append(words["told.mirrored"])
    return _joined(sentences, words)


def describe_practice(names: Sequence[str], words: Words = ENGLISH) -> str:
    """Return what a storyboard shows: its movements in their order."""
    listed = words["told.and"].join(names)
    return words["told.practice"].format(number=len(names), names=listed)


def _joined(sentences: Sequence[str], words: Words) -> str:
    return words["told.space"].join(sentence for sentence in sentences if sentence)


def _stance(performance: Performance, body: Body, words: Words) -> str:
    stance = performance.stance
    key = stance.name
    if key == "chair" and stance.seat is not None:
        key = f"seat.{stance.seat.kind}"
    elif key == "supine":
        key = "supine.bent" if knee_bend(body) > 40 else "supine.long"
    told = words[f"stance.{key}"]
    if not key.startswith(STANDING):
        return told
    bend = knee_bend(body)
    extra = "deep" if bend > 75 else "bent" if bend > 42 else ""
    foot = lifted_foot(body)
    if foot:
        told += words[f"foot.{foot}"]
    elif is_on_toes(body):
        told += words["foot.toes"]
    elif extra:
        told += words[f"knees.{extra}"]
    return told + words["told.stop"]


def _trunk(body: Body, words: Words) -> str:
    bend, lean, turned = trunk_lean(body)
    keys = []
    if bend > 50:
        keys.append("far-forward")
    elif bend > 18:
        keys.append("forward")
    elif bend < -14:
        keys.append("back")
    if abs(lean) > 12 and bend < 60:
        keys.append("left" if lean > 0 else "right")
    if abs(turned) > 18 and bend < 60:
        keys.append("turned-left" if turned > 0 else "turned-right")
    return "".join(words[f"trunk.{key}"] for key in keys[:2])


def _hands(body: Body, words: Words) -> list[str]:
    left, right = (hand_bearing(body, side) for side in SIDES)
    if are_together(body):
        where = _where(left, words)
        return [words["hands.together"].format(where=where)]
    if left == right or (
        left.touches and (left.touches, left.shape) == (right.touches, right.shape)
    ):
        return [_hand("both", left, words)]
    return [_hand("left", left, words), _hand("right", right, words)]


def _hand(which: str, hand: HandBearing, words: Words) -> str:
    palm = words[f"palm.{hand.palm}"]
    shape = words.get(f"shape.{hand.shape}", "") if hand.shape else ""
    if hand.touches:
        place = words[f"place.{hand.touches}"]
        return words[f"hand.{which}.touches"].format(place=place, shape=shape)
    return words[f"hand.{which}"].format(where=_where(hand, words), palm=palm, shape=shape)


def _where(hand: HandBearing, words: Words) -> str:
    if hand.height == "above-head":
        return words["height.above-head"]
    height = words[f"height.{hand.height}"]
    return words["where"].format(direction=words[f"direction.{hand.direction}"], height=height)


def _gaze(body: Body, words: Words) -> str:
    if body.face.eyes == "closed":
        return words["gaze.closed"]
    sideways, upwards = gaze(body)
    sideways += body.face.gaze_left_degrees
    upwards -= body.face.gaze_down_degrees
    if abs(sideways) > 22 and abs(upwards) < 60:
        return words["gaze.left" if sideways > 0 else "gaze.right"]
    if upwards > 18:
        return words["gaze.up"]
    if upwards < -22:
        return words["gaze.down"]
    return words["gaze.ahead"]


def _things(body: Body, words: Words) -> str:
    keys = []
    if body.scene.sticks:
        keys.append("stick")
    keys += sorted({support.kind.value for support in body.scene.supports})
    if body.scene.pillows:
        keys.append("pillow")
    return "".join(words[f"thing.{key}"] for key in keys)


def _breath(performance: Performance, beat: float) -> str:
    for phase in performance.phases:
        if phase.start_beat <= beat < phase.end_beat:
            return phase.breath
    return performance.phases[-1].breath
