"""The seed shape of a pose: what an author changes of the body, in centimetres and degrees.

Everything that is not named stays as it was; the words are those that `app.figures` draws.
"""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints, Tag

from app.figures.authoring.contacts import CONTACT_KINDS, HAND_PARTS
from app.figures.authoring.hand_aims import HAND_SHAPES, PATHS
from app.figures.authoring.hand_presets import PRESETS
from app.figures.landmarks import LANDMARKS, PLACES
from app.seeding.documents.base import Document
from app.seeding.documents.words import BY_KIND, OneOf

Centimetres = Annotated[float, Field(ge=-250, le=250)]
Degrees = Annotated[float, Field(ge=-180, le=180)]
Amount = Annotated[float, Field(ge=-250, le=250)]
Beats = Annotated[float, Field(gt=0, le=240)]
Share = Annotated[float, Field(ge=-1, le=2)]
Pair = Annotated[list[Centimetres], Field(min_length=2, max_length=2)]
Triple = Annotated[list[Centimetres], Field(min_length=3, max_length=3)]
_WORD = "(up|down|in|out|forward|back)"
# `in+forward`, or (out, up, forward).
Direction = Annotated[
    Annotated[str, StringConstraints(pattern=rf"^{_WORD}(\+{_WORD}){{0,2}}$"), Tag("word")]
    | Annotated[Triple, Tag("list")],
    BY_KIND,
]
Preset = Annotated[str, OneOf(PRESETS)]


class ContactDocument(Document):
    """A hand on the skin; a rub goes to and fro by `stroke`, a tap leaves the skin by `lift`."""

    model_config = ConfigDict(serialize_by_alias=True)

    with_: Annotated[str, OneOf(LANDMARKS)] = Field(alias="with")
    kind: Annotated[str, OneOf(CONTACT_KINDS)] = "rest"
    part: Annotated[str, OneOf(HAND_PARTS)] = "palm"
    stroke: Triple | None = None
    period: Beats | None = None
    layer: int | None = Field(default=None, ge=0, le=2)
    lift: Annotated[float, Field(ge=0, le=30)] | None = None


class HandDocument(Document):
    """Where a hand goes (`at` a landmark, a `dir` from the shoulder, or a `contact`) and how its
    palm and fingers face.
    """

    preset: Preset | None = None
    at: Annotated[str, OneOf(PLACES)] | None = None
    off: Triple | None = None
    dir: Direction | None = None
    reach: Annotated[float, Field(gt=0, le=1)] | None = None
    bend: Annotated[float, Field(ge=0, le=160)] | None = None
    palm: Direction | None = None
    fingers: Direction | None = None
    shape: Annotated[str, OneOf(HAND_SHAPES)] | None = None
    elbow: Direction | None = None
    arc: Triple | None = None
    path: Annotated[str, OneOf(PATHS)] | None = None
    contact: ContactDocument | None = None


Hand = Annotated[Annotated[HandDocument, Tag("object")] | Annotated[Preset, Tag("word")], BY_KIND]


class HipsDocument(Document):
    """`shift` is (left, forward)."""

    shift: Pair | None = None
    sink: Centimetres | None = None
    turn: Degrees | None = None
    tilt: Degrees | None = None
    list: Degrees | None = None


class BendDocument(Document):
    """A stretch of the spine: bent forward, to the left side, turned to the left."""

    bend: Degrees | None = None
    side: Degrees | None = None
    turn: Degrees | None = None


class NodDocument(Document):
    nod: Degrees | None = None
    tilt: Degrees | None = None
    turn: Degrees | None = None


class HeadDocument(NodDocument):
    """The eyes may look elsewhere than the face: `gaze` to the left, `gaze_down`."""

    gaze: Degrees | None = None
    gaze_down: Degrees | None = None


class FootDocument(Document):
    """`at` is (out, forward); a foot that is `loose` does not carry."""

    at: Pair | None = None
    yaw: Degrees | None = None
    heel: Degrees | None = None
    toe: Degrees | None = None
    roll: Degrees | None = None
    lift: Centimetres | None = None
    loose: Share | bool | None = None
    point: Degrees | None = None
    knee_out: Degrees | None = None
    slide: bool | None = None


class LegDocument(Document):
    """A leg that hangs free of the floor, by its angles."""

    free: Share | bool | None = None
    flex: Degrees | None = None
    out: Degrees | None = None
    turn: Degrees | None = None
    knee: Degrees | None = None
    point: Degrees | None = None
    sway: Degrees | None = None


class ShoulderDocument(Document):
    lift: Centimetres | None = None
    forward: Centimetres | None = None


class PoseDocument(Document):
    """What changes; `hands`, `feet`, `legs` and `shoulders` speak of both sides at once."""

    hips: HipsDocument | None = None
    spine: BendDocument | None = None
    lumbar: BendDocument | None = None
    mid: BendDocument | None = None
    upper: BendDocument | None = None
    neck: NodDocument | None = None
    head: HeadDocument | None = None
    belly: Share | None = None
    ribs: Share | None = None
    hands: Hand | None = None
    handL: Hand | None = None  # noqa: N815  # as the format spells it
    handR: Hand | None = None  # noqa: N815  # the same
    feet: FootDocument | None = None
    footL: FootDocument | None = None  # noqa: N815  # the same
    footR: FootDocument | None = None  # noqa: N815  # the same
    legs: LegDocument | None = None
    legL: LegDocument | None = None  # noqa: N815  # the same
    legR: LegDocument | None = None  # noqa: N815  # the same
    shoulders: ShoulderDocument | None = None
    shoulderL: ShoulderDocument | None = None  # noqa: N815  # the same
    shoulderR: ShoulderDocument | None = None  # noqa: N815  # the same
