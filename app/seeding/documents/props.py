"""The seed shape of things beside a figure: held, laid under it, or to hold on to."""

from typing import Annotated, Literal

from pydantic import Field

from app.figures.authoring.props import BESIDE, HELD_BY
from app.figures.scene import PillowUse
from app.figures.skeleton import SIDES
from app.seeding.documents.base import Document
from app.seeding.documents.poses import Centimetres, Degrees, Pair
from app.seeding.documents.words import OneOf

Size = Annotated[float, Field(ge=2, le=250)]


class StickDocument(Document):
    kind: Literal["stick"]
    held: Annotated[str, OneOf(HELD_BY)] = "both"
    length: Size | None = None
    leaning: Degrees | None = None


class PillowDocument(Document):
    """`side` where it is for one limb only."""

    kind: Literal["pillow"]
    under: Annotated[str, OneOf(PillowUse)]
    thickness: Size | None = None
    side: Annotated[str, OneOf(SIDES)] | None = None


class MatDocument(Document):
    """`at` is (left, forward) of its middle."""

    kind: Literal["mat"]
    at: Pair | None = None
    width: Size | None = None
    length: Size | None = None


class SupportDocument(Document):
    """`distance` from the middle of the figure to the `side`; `along` moves it past the figure."""

    kind: Literal["rail", "chair-back", "wall"]
    side: Annotated[str, OneOf(BESIDE)] = "front"
    distance: Centimetres | None = None
    height: Size | None = None
    length: Size | None = None
    along: Centimetres | None = None


PropDocument = Annotated[
    StickDocument | PillowDocument | MatDocument | SupportDocument, Field(discriminator="kind")
]
