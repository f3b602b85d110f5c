"""The shape of choreographies in the seeds has every field that can be drawn, and no other."""

import pytest

from app.figures.authoring.channels import NEUTRAL, fields_of
from app.figures.authoring.contacts import CONTACT_FIELDS
from app.figures.authoring.document import DOCUMENT_FIELDS
from app.figures.authoring.hand_aims import HAND_FIELDS
from app.figures.authoring.oscillators import MOTION_FIELDS
from app.figures.authoring.phases import PHASE_FIELDS
from app.figures.authoring.poses import POSE_FIELDS, SLIDES
from app.figures.authoring.stances import SEAT_FIELDS, STANCE_FIELDS
from app.seeding.documents.base import Document
from app.seeding.documents.choreography import (
    ChoreographiesDocument,
    ChoreographyDocument,
    MotionDocument,
    PhaseDocument,
    SeatDocument,
    StanceDocument,
)
from app.seeding.documents.poses import (
    BendDocument,
    ContactDocument,
    FootDocument,
    HandDocument,
    HeadDocument,
    HipsDocument,
    LegDocument,
    NodDocument,
    PoseDocument,
    ShoulderDocument,
)
from app.seeding.rows import authored, canonical
from tests.seeding.world_movements import choreographies

# The words of a movement are those of its record, in every language.
SAID_ELSEWHERE = {"id", "title", "cue"}


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        (ChoreographyDocument, {*DOCUMENT_FIELDS, "based_on", "drop"}),
        (StanceDocument, STANCE_FIELDS),
        (SeatDocument, SEAT_FIELDS),
        (PhaseDocument, PHASE_FIELDS),
        (MotionDocument, MOTION_FIELDS),
        (PoseDocument, POSE_FIELDS),
        (HandDocument, HAND_FIELDS),
        (ContactDocument, CONTACT_FIELDS),
        (HipsDocument, fields_of("hips")),
        (BendDocument, fields_of("lumbar")),
        (NodDocument, fields_of("neck")),
        (HeadDocument, fields_of("head")),
        (FootDocument, {*fields_of("footL"), SLIDES}),
        (LegDocument, fields_of("legL")),
        (ShoulderDocument, fields_of("shoulderL")),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_field_that_is_drawn_can_be_written(
    shape: type[Document], drawn: tuple[str, ...]
) -> None:
    written = {field.alias or name for name, field in shape.model_fields.items()}
    assert written == set(drawn) - SAID_ELSEWHERE


def test_what_is_kept_is_what_the_author_wrote() -> None:
    told = choreographies()
    document = ChoreographiesDocument.model_validate(told)
    assert authored(document) == told["variants"]
    assert canonical(authored(document)) == canonical(told["variants"])


def test_every_group_of_channels_has_its_own_shape() -> None:
    shapes: dict[str, type[Document]] = {
        "hips": HipsDocument,
        **dict.fromkeys(("spine", "lumbar", "mid", "upper"), BendDocument),
        "neck": NodDocument,
        "head": HeadDocument,
        **dict.fromkeys(("footL", "footR"), FootDocument),
        **dict.fromkeys(("legL", "legR"), LegDocument),
        **dict.fromkeys(("shoulderL", "shoulderR"), ShoulderDocument),
    }
    groups = {name.partition(".")[0] for name in NEUTRAL if "." in name}
    assert set(shapes) == groups
    for group, shape in shapes.items():
        more = {SLIDES} if shape is FootDocument else set()
        assert set(shape.model_fields) == {*fields_of(group), *more}, group
