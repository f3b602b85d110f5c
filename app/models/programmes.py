"""Tables of programmes: phases of weeks that name routines."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.models.base import Table, at_least, child_of, key, link, one_of, position, prose
from app.vocabulary.evidence import Basis


class Programme(Table, table=True):
    slug: str = key()
    title: str = Field(max_length=240)
    summary: str = prose()
    bad_day: str = prose()
    lighter_weeks: str = prose()


class ProgrammeCondition(Table, table=True):
    programme: str = key(to="programme.slug")
    position: int = position()
    condition: str = link("condition.slug")


class ProgrammePhase(Table, table=True):
    __table_args__ = (
        one_of("basis", Basis),
        at_least("days_per_week", 1, 7),
        at_least("minutes", 3, 90),
        at_least("weeks_from", 1, 104),
        at_least("weeks_to", 1, 104),
        CheckConstraint("weeks_from <= weeks_to", name="weeks_order"),
    )
    programme: str = key(to="programme.slug")
    position: int = position()
    title: str = Field(max_length=240)
    weeks_from: int
    weeks_to: int | None
    days_per_week: int
    minutes: int
    progression: str = prose()
    basis: str = Field(max_length=10)


class PhaseRoutine(Table, table=True):
    __table_args__ = (
        child_of("programme_phase", "programme", "phase", parent=("programme", "position")),
    )
    programme: str = key()
    phase: int = position()
    position: int = position()
    routine: str = link("routine.slug")
