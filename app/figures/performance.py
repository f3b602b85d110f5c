"""A choreography read and solved: the body at any beat, and how it wants to be shown."""

from collections.abc import Mapping
from functools import cached_property
from math import pi, sin
from types import MappingProxyType
from typing import Any

from app.figures.authoring.channels import HANGING_ANGLES, LETTER
from app.figures.authoring.document import check_shape, motions, start_pose
from app.figures.authoring.phases import Course, Phase, course
from app.figures.authoring.poses import Pose
from app.figures.authoring.presentation import Presentation, presentation
from app.figures.authoring.props import props
from app.figures.authoring.stances import Held, stance
from app.figures.body import Body, Face, FootState
from app.figures.extent import Extremity, extent
from app.figures.scene import Scene
from app.figures.skeleton import SIDES, Side
from app.figures.solving.arm_blending import place_arms
from app.figures.solving.elbows import Strain, place_roughly, settled
from app.figures.solving.footing import Footing, footing
from app.figures.solving.legs import hips_place, place_legs
from app.figures.solving.scenery import scenery
from app.figures.solving.trunk import pelvis_rotation, place_spine
from app.figures.timing import Clock, Moment
from app.figures.vectors import clamp

SECONDS_PER_BEAT = 1.36  # eight beats a breath at 5.5 breaths a minute
# As many poses are compared, at most, to frame a movement or to find what shows it best.
MOST_COMPARED = 8
_BELLY_OF_A_BREATH = 0.35
_RIBS_OF_A_BREATH = 0.5


class Performance:
    """One authored document (`qigong-pose/1`), ready to be asked for any beat.

    Raises BadChoreography, with the field that is wrong, for a document that cannot be read.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        check_shape(document)
        self.document = document
        self.stance = stance(document.get("stance", "shoulder"), document.get("seat"), "stance")
        self.course: Course = course(start_pose(self.stance, document), document)
        self.motions = motions(document, self.course)
        self.clock = Clock(self.course)
        on_floor = self.stance.held in (Held.BY_KNEES, Held.BY_FLOOR) or (
            self.stance.held is Held.BY_SEAT and self.stance.name != "chair"
        )
        self.props = props(document.get("props", ()), lies_down=on_floor)
        self._still = Scene(self.stance.seat, self.props.mat, self.props.supports)
        self.presentation: Presentation = presentation(document)
        self.poses: tuple[Pose, ...] = self.course.poses
        self._split_channels()
        self._strides = self._steps()
        self._settled: dict[int, tuple[Pose, list[Strain]]] = {}
        self._rough: dict[int, Body] = {}
        self._last: tuple[float, Body] | None = None

    @property
    def phases(self) -> tuple[Phase, ...]:
        return self.course.phases

    @property
    def beats(self) -> float:
        return self.course.beats

    @cached_property
    def seconds_per_beat(self) -> float:
        return float(self.document.get("beat_s", SECONDS_PER_BEAT))

    @property
    def view(self) -> str | float:
        return self.presentation.view

    @property
    def pitch_degrees(self) -> float:
        return self.presentation.pitch_degrees

    @property
    def focus(self) -> str | None:
        return self.presentation.focus

    @property
    def trails(self) -> tuple[str, ...]:
        return self.presentation.trails

    @property
    def overlay(self) -> tuple[str, ...]:
        return self.presentation.overlay

    @property
    def points(self) -> tuple[str, ...]:
        return self.presentation.points

    @cached_property
    def strains(self) -> tuple[Strain, ...]:
        """What the poses ask of wrists beyond their range."""
        return tuple(s for number in range(len(self.poses)) for s in self._pose(number)[1])

    def breath_level(self, beat: float) -> float:
        """How full the lungs are, 0 to 1."""
        return self.clock.breath_level(beat)

    def body_at(self, beat: float) -> Body:
        """The whole body at a beat; beats beyond the end begin anew.

        It is handed out again to who asks for the same beat next, so nobody may change it.
        """
        beat = beat % self.beats
        last = self._last
        if last is not None and last[0] == beat:
            return last[1]
        body = self._whole(beat)
        self._last = (beat, body)
        return body

    def _whole(self, beat: float) -> Body:
        moment = self.clock.moment(beat)
        body, values, shift = self._without_arms(beat, moment)
        flows = self.phases[moment.phase].ease == "flow"
        keys = [(self._pose(number)[0], weight) for number, weight in moment.weights]
        place_arms(body, values, keys, moment.way, beat, flows=flows)
        body.scene = scenery(body, self._still, self.props, shift)
        body.face = self._face(self.phases[moment.phase], values)
        return body

    def rough_body(self, number: int) -> Body:
        """The body in a pose by its number: quick, and right in all but elbows and what is beside.

        Settling elbows is most of what a body costs, and where hands and feet are needs none.
        """
        if number not in self._rough:
            beat = self._beat_of(number)
            body, values, _ = self._without_arms(beat, self.clock.moment(beat))
            place_roughly(body, values, self.poses[number], beat)
            self._rough[number] = body
        return self._rough[number]

    @cached_property
    def extent(self) -> tuple[Extremity, ...]:
        """How far the figure reaches in poses spread over the whole course, eight at most."""
        own = sum(not phase.is_mirrored for phase in self.phases)
        step = max(1, -(-own // MOST_COMPARED))
        bodies = [self.rough_body(number) for number in (0, *range(1, own + 1, step))]
        return extent(bodies, is_mirrored=own < len(self.phases))

    def is_stepping(self, beat: float, side: Side) -> bool:
        """Whether the foot is on its way to a new place."""
        moment = self.clock.moment(beat)
        return self._strides[moment.phase][side][0] > 0.0

    def _face(self, phase: Phase, values: Mapping[str, float]) -> Face:
        speaks = self.presentation.mouth if phase.breath == "out" else "closed"
        return Face(
            phase.eyes or self.presentation.eyes,
            phase.mouth or speaks,
            values["head.gaze"],
            values["head.gaze_down"],
        )

    def _split_channels(self) -> None:
        """Most numbers never change in a course; only the others are mixed at each beat."""
        first = self.poses[0].channels
        moving = [n for n in first if any(p.channels[n] != first[n] for p in self.poses)]
        self._constant = MappingProxyType({n: first[n] for n in first if n not in moving})
        self._moving = tuple(moving)
        # Legs that hang in some poses and stand in others.
        self._hanging = tuple(letter for letter in "LR" if f"leg{letter}.free" in moving)
        self._drives_belly = any(pose.channels["belly"] for pose in self.poses)

    def _steps(self) -> list[dict[Side, tuple[float, bool]]]:
        """For each phase and foot: how high it is carried to a new place, and whether it slides."""
        strides: list[dict[Side, tuple[float, bool]]] = []
        for number in range(len(self.phases)):
            here, there = self.poses[number], self.poses[number + 1]
            carried: dict[Side, tuple[float, bool]] = {}
            for side in SIDES:
                name = f"foot{LETTER[side]}.at"
                moved = sum(
                    abs(there.channels[f"{name}.{axis}"] - here.channels[f"{name}.{axis}"])
                    for axis in ("out", "forward")
                )
                slides = side in there.sliding
                height = 0.0 if slides or moved <= 0.5 else min(7.0, 2.5 + moved * 0.12)
                carried[side] = (height, slides)
            strides.append(carried)
        return strides

    def _values(self, beat: float, moment: Moment) -> dict[str, float]:
        values = dict(self._constant)
        mixed = [(self.poses[number].channels, weight) for number, weight in moment.weights]
        for name in self._moving:
            values[name] = sum(channels[name] * weight for channels, weight in mixed)
        for letter in self._hanging:
            _mix_hanging(values, mixed, letter)
        for motion in self.motions:
            values[motion.channel] = values.get(motion.channel, 0.0) + motion.at(beat)
        return values

    def _without_arms(self, beat: float, moment: Moment) -> tuple[Body, dict[str, float], float]:
        values = self._values(beat, moment)
        shift = self.course.advance_cm * beat / self.beats
        if shift:
            for name in ("hips.shift.forward", "footL.at.forward", "footR.at.forward"):
                values[name] -= shift
        body = Body(scene=self._still, root=self.stance.root)
        level = self.breath_level(beat)
        breathed = 0.0 if self._drives_belly else _BELLY_OF_A_BREATH * level
        body.belly = clamp(values["belly"], -0.3, 1.3) + breathed
        body.ribs = values["ribs"] + _RIBS_OF_A_BREATH * level
        feet = self._feet(values, moment)
        body.feet = {side: FootState() for side in SIDES}
        pelvis = pelvis_rotation(values, self.stance.root)
        body.rotation["hips"] = pelvis
        body.position["hips"] = hips_place(values, self.stance, pelvis, feet)
        place_spine(body, values)
        place_legs(body, values, self.stance, feet)
        for side in SIDES:
            slides = self._strides[moment.phase][side][1]
            body.feet[side].may_slide = slides or feet[side].is_loose
        return body, values, shift

    def _feet(self, values: Mapping[str, float], moment: Moment) -> dict[Side, Footing]:
        carried = sin(pi * clamp(moment.way, 0.0, 1.0))
        strides = self._strides[moment.phase]
        return {side: footing(values, side, strides[side][0] * carried) for side in SIDES}

    def _pose(self, number: int) -> tuple[Pose, list[Strain]]:
        """A pose with its elbows settled, when it is first asked for: a still needs but two."""
        if number not in self._settled:
            beat = self._beat_of(number)
            body, values, _ = self._without_arms(beat, self.clock.moment(beat))
            self._settled[number] = settled(body, values, self.poses[number], beat)
        return self._settled[number]

    def _beat_of(self, number: int) -> float:
        """When a pose is reached; the last a hair before the end, which is the beginning again."""
        is_last = number == len(self.poses) - 1
        return self.beats - 1e-6 if is_last else self.phases[number].start_beat


def _mix_hanging(
    values: dict[str, float], mixed: list[tuple[Mapping[str, float], float]], letter: str
) -> None:
    """The angles of a leg count only in the poses in which it hangs by them."""
    total = values[f"leg{letter}.free"]
    if total < 1e-6:
        return
    for name in HANGING_ANGLES:
        channel = f"leg{letter}.{name}"
        values[channel] = (
            sum(
                channels[channel] * channels[f"leg{letter}.free"] * weight
                for channels, weight in mixed
            )
            / total
        )
