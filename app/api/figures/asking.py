"""What may be asked of a picture: which variant, which moment, seen how, in which look."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.api.listing import LanguageQuery
from app.figures.camera import VIEWS
from app.figures.looks import Clothing, Hair, Look, Shape, Skin, Theme
from app.vocabulary.practice import Posture

Name = Annotated[str, Field(max_length=80)]
# Only views that the camera knows; `View.FRONT_LEFT` is `front-left`.
View = StrEnum("View", {name.replace("-", "_").upper(): name for name in VIEWS})  # type: ignore[misc]  # made here
LONGEST_BEATS = 240
MOST_PHASES = 64


class FigureSide(StrEnum):
    """The side on which a movement is done."""

    LEFT = "left"
    RIGHT = "right"


class LookQuery(LanguageQuery):
    """How a picture looks; the light theme without anything."""

    theme: Theme = Field(default=Theme.LIGHT, description="`ink` is for print.")
    skin: Skin = Field(default=Skin.HONEY)
    hair: Hair = Field(default=Hair.BUN)
    clothing: Clothing = Field(default=Clothing.JADE)
    shape: Shape = Field(default=Shape.SLIM, description="Two adult bodies and an older one.")

    @property
    def look(self) -> Look:
        return Look(self.theme, self.skin, self.hair, self.clothing, self.shape)


class ThemeQuery(LanguageQuery):
    """The theme alone, where no clothed figure is shown."""

    theme: Theme = Field(default=Theme.LIGHT, description="`ink` is for print.")


class VariantQuery(LanguageQuery):
    """Which posture variant; the first that is drawn without it."""

    variant: Name | None = Field(default=None, description="The slug of the posture variant.")
    posture: Posture | None = Field(default=None, description="The first variant in this posture.")


class FigureQuery(VariantQuery, LookQuery):
    """A variant as it is seen."""

    view: View | None = Field(default=None, description="Without it the one that shows most.")
    side: FigureSide | None = Field(
        default=None, description="Done on this side; without it as it was written."
    )


class StillQuery(FigureQuery):
    """One moment; the one that shows the movement best without `phase` or `beat`."""

    phase: Annotated[int, Field(ge=1, le=MOST_PHASES)] | None = Field(
        default=None, description="The end of this phase, counted from 1."
    )
    beat: Annotated[float, Field(ge=0, le=LONGEST_BEATS)] | None = Field(
        default=None, description="This moment, in beats from the start."
    )


class AnimationQuery(FigureQuery):
    """How it moves."""

    breaths_per_minute: Annotated[float, Field(ge=3, le=20, multiple_of=0.5)] | None = Field(
        default=None, description="The pace; without it the one that it was written for."
    )
    captions: bool = Field(default=True, description="The written steps below the figure.")
    trails: bool = Field(default=True, description="The paths of the hands.")


class Pixels(LanguageQuery):
    """How large."""

    width: Annotated[int, Field(ge=64, le=2048)] = Field(default=512, description="In pixels.")


class StillPixelsQuery(StillQuery, Pixels):
    """One moment in pixels."""


class SequencePixelsQuery(FigureQuery, Pixels):
    """All steps in pixels."""
