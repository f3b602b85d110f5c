"""Tables of target conditions: red flags, implied limitations, doses of trials, named movements."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.models.base import Table, child_of, key, link, one_of, position, prose, upwards
from app.vocabulary.evidence import Verdict
from app.vocabulary.safety import Practice, Urgency


class Condition(Table, table=True):
    __table_args__ = (
        one_of("practice", Practice),
        *upwards("dosing_minutes", "dosing_times_per_week", "dosing_weeks"),
    )
    slug: str = key()
    title: str = Field(max_length=240)
    what_it_is: str = prose()
    practice: str = Field(max_length=12)
    practice_reason: str = prose()
    when_to_see_a_doctor: str = prose()
    trials_used: str | None = prose()
    dosing_minutes_min: float | None
    dosing_minutes_max: float | None
    dosing_minutes_text: str | None = prose()
    dosing_times_per_week_min: float | None
    dosing_times_per_week_max: float | None
    dosing_times_per_week_text: str | None = prose()
    dosing_weeks_min: float | None
    dosing_weeks_max: float | None
    dosing_weeks_text: str | None = prose()
    dosing_basis: str | None = prose()
    dosing_note: str | None = prose()


class ConditionRegion(Table, table=True):
    condition: str = key(to="condition.slug")
    position: int = position()
    region: str = link("region.slug")


class ConditionRedFlag(Table, table=True):
    __table_args__ = (one_of("level", Urgency),)
    condition: str = key(to="condition.slug")
    position: int = position()
    action: str = prose()
    level: str = Field(max_length=10)
    inference: bool


def _of_red_flag() -> ForeignKeyConstraint:
    """Tie a row to the red flag that it belongs to."""
    return child_of("condition_red_flag", "condition", "flag", parent=("condition", "position"))


class RedFlagSign(Table, table=True):
    __table_args__ = (_of_red_flag(),)
    condition: str = key()
    flag: int = position()
    position: int = position()
    text: str = prose()


class RedFlagSource(Table, table=True):
    __table_args__ = (_of_red_flag(),)
    condition: str = key()
    flag: int = position()
    position: int = position()
    source: str = link("source.slug")


class ConditionInheritance(Table, table=True):
    """Whose red flags hold here too; never its own."""

    __table_args__ = (CheckConstraint("condition <> other", name="other_is_another"),)
    condition: str = key(to="condition.slug")
    position: int = position()
    other: str = link("condition.slug")
    reason: str = prose()


class ConditionLimitation(Table, table=True):
    """A limitation that always applies with the condition (SAFETY 3)."""

    __table_args__ = (UniqueConstraint("condition", "limitation"),)
    condition: str = key(to="condition.slug")
    position: int = position()
    limitation: str = link("limitation.code", length=60)
    reason: str = prose()


class TrialDose(Table, table=True):
    """What one trial did; a reading, never advice."""

    __table_args__ = upwards("minutes", "times_per_week", "weeks")
    condition: str = key(to="condition.slug")
    position: int = position()
    source: str = link("source.slug")
    practice: str = prose()
    minutes_min: float | None
    minutes_max: float | None
    minutes_text: str | None = prose()
    times_per_week_min: float | None
    times_per_week_max: float | None
    times_per_week_text: str | None = prose()
    weeks_min: float | None
    weeks_max: float | None
    weeks_text: str | None = prose()
    note: str | None = prose()


class ConditionMovement(Table, table=True):
    """A movement that a trial's programme used or a source names for the condition."""

    __table_args__ = (
        one_of("verdict", Verdict),
        child_of("movement_variant", "movement", "variant", parent=("movement", "slug")),
    )
    condition: str = key(to="condition.slug")
    position: int = position()
    movement: str = link("movement.slug")
    variant: str | None = Field(max_length=80)
    verdict: str = Field(max_length=32)
    reason: str = prose()
    inference: bool


class ConditionMovementSource(Table, table=True):
    __table_args__ = (
        child_of("condition_movement", "condition", "parent", parent=("condition", "position")),
    )
    condition: str = key()
    parent: int = position()
    position: int = position()
    source: str = link("source.slug")


class ConditionClaim(Table, table=True):
    condition: str = key(to="condition.slug")
    position: int = position()
    claim: str = link("claim.slug")
