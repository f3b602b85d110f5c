"""Tables of routines: ordered steps whose seconds add up."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from app.models.base import Table, at_least, key, link, one_of, position, prose, upwards
from app.vocabulary.evidence import Basis
from app.vocabulary.practice import Equipment, Goal, Posture, Section, Sides


class Routine(Table, table=True):
    __table_args__ = (
        at_least("level", 1, 4),
        at_least("seconds", 120, 5400),
        *upwards("times_per_week", "weeks"),
    )
    slug: str = key()
    title: str = Field(max_length=240)
    summary: str = prose()
    level: int
    seconds: int
    times_per_week_min: float | None
    times_per_week_max: float | None
    times_per_week_text: str | None = prose()
    weeks_min: float | None
    weeks_max: float | None
    weeks_text: str | None = prose()


class RoutineCondition(Table, table=True):
    routine: str = key(to="routine.slug")
    position: int = position()
    condition: str = link("condition.slug")


class RoutineGoal(Table, table=True):
    __table_args__ = (one_of("goal", Goal),)
    routine: str = key(to="routine.slug")
    position: int = position()
    goal: str = Field(max_length=24)


class RoutinePosture(Table, table=True):
    __table_args__ = (one_of("posture", Posture),)
    routine: str = key(to="routine.slug")
    position: int = position()
    posture: str = Field(max_length=24)


class RoutineEquipment(Table, table=True):
    __table_args__ = (one_of("equipment", Equipment),)
    routine: str = key(to="routine.slug")
    position: int = position()
    equipment: str = Field(max_length=24)


class RoutineStep(Table, table=True):
    """A step of the timeline; the database itself holds seconds to repetitions and sides."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["movement", "variant"], ["movement_variant.movement", "movement_variant.slug"]
        ),
        one_of("section", Section),
        one_of("sides", Sides),
        one_of("basis", Basis),
        at_least("repetitions", 1, 120),
        at_least("seconds_per_repetition", 1, 120),
        at_least("seconds", 5, 1800),
        at_least("breaths", 0, 400),
        at_least("transition_seconds", 0, 120),
        CheckConstraint(
            "seconds = repetitions * seconds_per_repetition"
            " * CASE WHEN sides = 'both' THEN 2 ELSE 1 END",
            name="seconds_add_up",
        ),
    )
    routine: str = key(to="routine.slug")
    position: int = position()
    section: str = Field(max_length=8)
    movement: str = link("movement.slug")
    variant: str = Field(max_length=80)
    sides: str = Field(max_length=5)
    repetitions: int
    seconds_per_repetition: int
    seconds: int
    breaths: float | None
    transition_seconds: int
    transition: str | None = prose()
    note: str | None = prose()
    basis: str = Field(max_length=10)
