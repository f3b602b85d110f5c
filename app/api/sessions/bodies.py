"""What is sent for a session: strict shapes, each with its bounds; names are not resolved here."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.composer.session import Side
from app.composer.validating import LONGEST_STEP, SHORTEST_STEP
from app.composer.wish import Guidance, Pace
from app.vocabulary.kinds import Locale
from app.vocabulary.practice import Equipment, Goal, Posture, Section


class PostureGroup(StrEnum):
    """A word for several postures at once: `floor` is every sitting and kneeling on the floor."""

    FLOOR = "floor"


Name = Annotated[str, Field(min_length=1, max_length=100)]
Names = Annotated[list[Name], Field(max_length=40)]
Postures = Annotated[list[Posture | PostureGroup], Field(min_length=1, max_length=10)]


class Body(BaseModel):
    """Base of every body: nothing unknown passes, no type is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class RegionWish(Body):
    """A region with its weight among the regions of the wish."""

    region: Name
    weight: int = Field(default=1, ge=1, le=5)


class LockWish(Body):
    """A movement wanted as the n-th of the session, counted from 1."""

    position: int = Field(ge=1, le=100)
    movement: Name


class SidedLimitation(Body):
    """A limitation of one side, so that the other may stand alone, or of one region.

    The region of a recent fracture or of surgery that is not cleared keeps the rest of the body in
    practice; without it, it may be anywhere.
    """

    limitation: Name
    side: Literal["left", "right"] | None = None
    area: Name | None = None


class WishBody(Body):
    """What a session should be. One focus is needed; all else has a default.

    `limitations` absent or null means that nobody was asked, which leaves out every hazard;
    `[]` means that the person was asked and declared none.
    """

    conditions: Names = []
    regions: Annotated[list[Name | RegionWish], Field(max_length=20)] = []
    meridians: Names = []
    acupoints: Names = []
    forms: Names = []
    goals: Annotated[list[Goal], Field(max_length=11)] = []
    minutes: int | None = Field(default=None, ge=3, le=90)
    seconds: int | None = Field(default=None, ge=180, le=5400)
    postures: Postures = Field(
        default=[Posture.STANDING, Posture.SEATED],
        description="In the order in which they may come; a group stands for all that are in it.",
    )
    level: int = Field(default=2, ge=1, le=4)
    limitations: Annotated[list[Name | SidedLimitation], Field(max_length=50)] | None = None
    exclude_risks: Names = []
    equipment: Annotated[list[Equipment], Field(max_length=6)] | None = None
    breaths_per_minute: float | None = Field(default=None, ge=3, le=20, multiple_of=0.5)
    breath_ratio: list[Annotated[int, Field(ge=0, le=12)]] | None = Field(
        default=None,
        min_length=2,
        max_length=4,
        description=(
            "In, out; or in, stay, out, stay. The longer of in and out is at most four times the "
            "shorter, no stay is longer than the breath before it. It needs `breaths_per_minute`."
        ),
    )
    sections: dict[Section, Annotated[int, Field(ge=0, le=100)]] = {}
    include: Names = []
    exclude: Names = []
    locked: Annotated[list[LockWish], Field(max_length=40)] = []
    likes: Names = []
    dislikes: Names = []
    recent: Names = []
    guidance: Guidance = Guidance.FULL
    pace: Pace = Pace.STEADY
    variation: int = Field(default=0, ge=0, lt=1 << 31)
    lang: Locale = Field(
        default=Locale.EN,
        description=(
            "Language of the session and of every form of it. It is part of the wish and so of the "
            "token; `Accept-Language` changes no session."
        ),
    )
    routine: Name | None = None


class GivenStep(Body):
    """One step of the caller's own list."""

    movement: Name
    variant: Name
    section: Section
    seconds: int = Field(ge=SHORTEST_STEP, le=LONGEST_STEP)
    transition_seconds: int = Field(default=5, ge=0, le=120)
    side: Side | None = None


class ValidateBody(Body):
    """The steps, and for whom they are; `limitations` null means that nobody was asked.

    `breaths_per_minute` is the pace of a paced breath; without it the breath is natural.
    """

    steps: Annotated[list[GivenStep], Field(min_length=1, max_length=100)]
    conditions: Names = Field(default=[])
    limitations: Annotated[list[Name | SidedLimitation], Field(max_length=50)] | None = None
    breaths_per_minute: float | None = Field(default=None, ge=3, le=20, multiple_of=0.5)
    lang: Locale = Field(default=Locale.EN, description="Language of the answer.")

    def as_wish(self) -> WishBody:
        """The same person as a wish; the goal only stands in for a focus, which is not asked."""
        person = self.model_dump(
            include={"conditions", "limitations", "breaths_per_minute", "lang"}
        )
        return WishBody.model_validate({**person, "goals": ["mobility"]}, strict=False)


class SwapBody(Body):
    """A session by its token, and the step to exchange."""

    token: str = Field(min_length=1, max_length=1200)
    step: Annotated[int, Field(ge=1, le=200)] | Name = Field(
        description="The `number` of the step, or its `id`."
    )
