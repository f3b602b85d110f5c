"""The seed shape of choreographies (`qigong-pose/1`): how each posture variant is done, in beats of
the breath.

The words are those that `app.figures` draws; docs/choreography.md explains each.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, Tag, model_validator

from app.figures.authoring.document import GAZES, SYMMETRIES
from app.figures.authoring.oscillators import MOST_MOTIONS, SHAPES
from app.figures.authoring.phases import BREATHS, EASES, MOST_PHASES
from app.figures.authoring.poses import POSE_FIELDS
from app.figures.authoring.presentation import EYES, FOCUSES, MOUTHS, OVERLAYS, TRAILS, VIEWS
from app.figures.authoring.props import MOST_PROPS
from app.figures.authoring.stances import FEET
from app.figures.scene import SeatKind
from app.figures.skeleton import SIDES
from app.seeding.documents.base import Document, Slug, Text
from app.seeding.documents.poses import Amount, Beats, Centimetres, Degrees, Pair, PoseDocument
from app.seeding.documents.props import PropDocument
from app.seeding.documents.words import BY_KIND, OneOf
from app.vocabulary.kinds import POINT_CODE_PATTERN

Channel = Annotated[str, StringConstraints(pattern=r"^[a-z]+[LR]?(\.[a-z_]+){0,2}$", max_length=40)]
Feet = Annotated[str, OneOf(FEET)]
Seat = Annotated[str, OneOf(SeatKind)]
PointCode = Annotated[str, StringConstraints(pattern=POINT_CODE_PATTERN)]
Height = Annotated[float, Field(ge=4, le=80)]
Size = Annotated[float, Field(ge=5, le=250)]
# As many as a variant may have written.
StepNumber = Annotated[int, Field(ge=1, le=8)]
Moment = Annotated[float, Field(ge=0, le=240)]
Amounts = Annotated[list[Amount], Field(min_length=2, max_length=12)]


class StanceDocument(Document):
    """What carries the weight; measures in centimetres and degrees."""

    feet: Feet | None = None
    width: Centimetres | None = None
    toe_out: Degrees | None = None
    sink: Centimetres | None = None
    seat: Height | None = None
    step: Centimetres | None = None
    knees: Literal["bent", "long"] | None = None
    lying_on: Annotated[str, OneOf(SIDES)] | None = None


class SeatDocument(Document):
    """`at` is (left, forward) of its middle; `turned` is where a sitter looks."""

    kind: Seat | None = None
    height: Height | None = None
    width: Size | None = None
    depth: Size | None = None
    turned: Degrees | None = None
    at: Pair | None = None


PoseOrStart = Annotated[
    Annotated[PoseDocument, Tag("object")] | Annotated[Literal["start"], Tag("word")], BY_KIND
]


class PhaseChange(Document):
    """What a variant that is based on another does otherwise in one phase; null takes away."""

    breath: Annotated[str, OneOf(BREATHS)] | None = None
    beats: Beats | None = None
    step: StepNumber | None = None
    mirrored_step: StepNumber | None = None
    eyes: Annotated[str, OneOf(EYES)] | None = None
    mouth: Annotated[str, OneOf(MOUTHS)] | None = None
    ease: Annotated[str, OneOf(EASES)] | None = None
    to: PoseOrStart | None = None


class PhaseDocument(PhaseChange):
    """One stretch of time; `step` is the number of the variant's written step, from 1, and
    `mirrored_step` that of the other side.
    """

    beats: Beats


class MotionDocument(Document):
    """A channel that swings of itself; a `wave` runs through several, each a `lag` later.

    `during` names the first and the last phase, from 0, in which it swings.
    """

    channel: Channel | None = None
    wave: Annotated[list[Channel], Field(min_length=2, max_length=12)] | None = None
    shape: Annotated[str, OneOf(SHAPES)] | None = None
    amp: Annotated[Annotated[Amount, Tag("number")] | Annotated[Amounts, Tag("list")], BY_KIND]
    period: Beats | None = None
    phase: Amount | None = None
    lag: Amount | None = None
    during: Annotated[list[int], Field(min_length=2, max_length=2)] | None = None


class ExpectationDocument(Document):
    """What the author wants to hold; `at` is a beat, without it everywhere."""

    what: Text
    at: Moment | None = None
    min: Amount | None = None
    max: Amount | None = None


class AcceptedDocument(Document):
    """A warning that is right as it is, and why; of one `subject` only where it is named."""

    code: Slug
    subject: Text | None = None
    reason: Text


class ChoreographyDocument(Document):
    """One posture variant as it is done.

    It tells all its phases; or it is `based_on` another variant of the movement and tells what is
    otherwise: null takes a field away, `drop` the channels, `phases` by number, from 0.
    """

    format: Literal["qigong-pose/1"] | None = None
    based_on: Slug | None = None
    drop: Annotated[list[Annotated[str, OneOf(POSE_FIELDS)]], Field(max_length=24)] | None = None
    stance: (
        Annotated[Annotated[StanceDocument, Tag("object")] | Annotated[Feet, Tag("word")], BY_KIND]
        | None
    ) = None
    seat: (
        Annotated[Annotated[SeatDocument, Tag("object")] | Annotated[Seat, Tag("word")], BY_KIND]
        | None
    ) = None
    props: Annotated[list[PropDocument], Field(max_length=MOST_PROPS)] | None = None
    start: PoseDocument | None = None
    phases: (
        Annotated[
            Annotated[list[PhaseDocument], Field(min_length=1, max_length=MOST_PHASES), Tag("list")]
            | Annotated[
                dict[str, PhaseChange], Field(min_length=1, max_length=MOST_PHASES), Tag("object")
            ],
            BY_KIND,
        ]
        | None
    ) = None
    then: Literal["mirror"] | None = None
    advance: Centimetres | None = None
    motion: Annotated[list[MotionDocument], Field(max_length=MOST_MOTIONS)] | None = None
    beat_s: Annotated[float, Field(ge=0.2, le=6)] | None = None
    view: (
        Annotated[
            Annotated[str, OneOf(VIEWS), Tag("word")] | Annotated[Degrees, Tag("number")], BY_KIND
        ]
        | None
    ) = None
    pitch: Annotated[float, Field(ge=-30, le=60)] | None = None
    focus: Annotated[str, OneOf(FOCUSES)] | None = None
    trails: Annotated[list[Annotated[str, OneOf(TRAILS)]], Field(max_length=12)] | None = None
    overlay: Annotated[list[Annotated[str, OneOf(OVERLAYS)]], Field(max_length=4)] | None = None
    points: Annotated[list[PointCode], Field(max_length=24)] | None = None
    clearest: Annotated[int, Field(ge=1, le=MOST_PHASES)] | None = None
    eyes: Annotated[str, OneOf(EYES)] | None = None
    mouth: Annotated[str, OneOf(MOUTHS)] | None = None
    symmetry: Annotated[str, OneOf(SYMMETRIES)] | None = None
    gaze: Annotated[str, OneOf(GAZES)] | None = None
    expect: Annotated[list[ExpectationDocument], Field(max_length=24)] | None = None
    accepted: Annotated[list[AcceptedDocument], Field(max_length=24)] | None = None

    @model_validator(mode="after")
    def _tells_enough(self) -> Self:
        if self.based_on is None and not isinstance(self.phases, list):
            raise ValueError("it needs a list of phases, or a variant that it is based_on")
        if self.based_on is None and self.drop is not None:
            raise ValueError("drop goes with based_on")
        return self


class ChoreographiesDocument(Document):
    """All choreographies of one movement, by the slugs of its variants."""

    movement: Slug
    variants: dict[Slug, ChoreographyDocument] = Field(min_length=1)
