"""The table of choreographies: how a posture variant of a movement is done, as data to draw."""

from sqlalchemy import ForeignKeyConstraint

from app.models.base import Table, key, prose


class Choreography(Table, table=True):
    """`document` is canonical JSON text: nobody asks the database what is in it."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["movement", "variant"], ["movement_variant.movement", "movement_variant.slug"]
        ),
    )
    movement: str = key()
    variant: str = key()
    document: str = prose()
