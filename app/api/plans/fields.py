"""The body of a plan and its answer: a programme laid over dates, told week by week."""

from typing import Annotated, Literal

from pydantic import Field

from app.api.conditions import DosingRead
from app.api.fields import Read, RedFlagRead, Ref, SafetyTextRead
from app.api.sessions.bodies import Body, Name, Names, Postures, SidedLimitation
from app.vocabulary.kinds import Locale

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


class PlanBody(Body):
    """When the practice is to be, and for whom; `programme`, or a `condition` that has one."""

    programme: Name | None = None
    condition: Name | None = None
    start: str = Field(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        description="The first day, YYYY-MM-DD.",
        examples=["2026-12-01"],
    )
    days: list[Weekday] = Field(
        default=list(WEEKDAYS), min_length=1, max_length=7, description="Days that one has."
    )
    time: str | None = Field(
        default=None, pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", examples=["08:00", "23:59"]
    )
    tz: str | None = Field(
        default=None,
        max_length=60,
        description="The time zone of `time`, for a calendar.",
        examples=["Europe/Berlin"],
    )
    minutes: int | None = Field(default=None, ge=3, le=90, description="At most so long a day.")
    weeks: int | None = Field(default=None, ge=1, le=52)
    level: int = Field(default=2, ge=1, le=4, description="The highest level allowed in a session.")
    postures: Postures | None = Field(
        default=None, description="Those allowed in a session; all of each routine without it."
    )
    limitations: Annotated[list[Name | SidedLimitation], Field(max_length=50)] | None = None
    exclude_risks: Names = Field(
        default=[], description="Risk features to leave out of every session."
    )
    lang: Locale = Field(
        default=Locale.EN, description="Language of the plan and of each of its sessions."
    )


class PracticeRead(Read):
    """One practice; `session` null means that safety leaves too little of every routine.

    `minutes` are those of the session, fewer than the programme has where the routine, or what
    safety leaves of it, fills no more. Where it has no session at all, the nearest that has one
    stands in, and `instead_of` is the routine that was planned. `note` says so.
    """

    date: str
    time: str | None
    minutes: int
    routine: Ref
    instead_of: Ref | None
    session: str | None
    note: str | None


class WeekRead(Read):
    """`number` null is a lighter week; `raised` is the one thing that is more than before."""

    number: int | None
    phase: str
    raised: Literal["days", "minutes", "routine"] | None
    practices: list[PracticeRead]


class PlanRead(Read):
    programme: Ref
    seek_care_if: list[RedFlagRead]
    stop_if: SafetyTextRead
    stop_and_ask: list[str]
    bad_day: str
    lighter_weeks: str
    trials: list[DosingRead] = Field(description="What trials used: a reading, no advice.")
    weeks: list[WeekRead]
    token_note: str
    intended_use: str
