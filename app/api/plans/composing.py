"""The sessions of a plan: each routine at each length composed once, or a note why it cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

from app.api.plans.fields import PlanBody
from app.api.sessions.bodies import WishBody
from app.api.sessions.refusing import with_red_flags
from app.api.sessions.wishing import wish_of
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.catalogue.spoken import phrases_in
from app.catalogue.titles import title_of
from app.composer.cards import Frame
from app.composer.compose import choose
from app.composer.planning import Practice, Week
from app.composer.refusing import NOT_REACHED
from app.composer.token import Ticket, encode
from app.composer.wish import SHORTEST_SECONDS
from app.errors import CannotCompose
from app.sessions.library import library_of
from app.sessions.tickets import Tellings, refusal_told, tellings
from app.vocabulary.kinds import Kind
from app.vocabulary.phrases import run_on
from app.vocabulary.practice import ON_THE_FEET

SHORTEST_MINUTES = SHORTEST_SECONDS // 60


@dataclass(frozen=True, slots=True)
class Found:
    """The session of a practice with its address; none where safety leaves too little.

    `minutes` are those that can be filled. `note` says where they are not as planned, and why
    another routine stands in or none.
    """

    minutes: int
    told: Tellings | None
    address: str | None
    note: str | None


class Sessions:
    """The session of each routine and length, composed once to know that it can be.

    A routine of a plan may be made for another condition, so the plan's own go into each wish:
    with them come their red flags and the limitations that they imply.
    """

    def __init__(self, edition: Edition, asked: PlanBody, programme: Tree) -> None:
        self._edition = edition
        self._conditions: list[str] = list(programme["conditions"])
        self._own = tuple(dict.fromkeys(_routines(programme)))
        self._lang = asked.lang
        own = {"level", "limitations", "exclude_risks", "lang"}
        # Left out and not null: then each routine keeps all the postures that it has.
        own |= set() if asked.postures is None else {"postures"}
        self._person = asked.model_dump(include=own)
        self._refused: dict[tuple[str, int], CannotCompose | None] = {}
        self._filled: dict[tuple[str, int], int] = {}
        self._near: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._found: dict[Practice, Found] = {}

    def filled(self, routine: str, minutes: int) -> int:
        """Return the minutes that a routine fills, at most so many; 0 where it has no session."""
        key = (routine, minutes)
        if key not in self._filled:
            self._filled[key] = self._longest(routine, minutes)
        return self._filled[key]

    def near(self, routine: str) -> tuple[tuple[str, ...], ...]:
        """Return what may stand in for a routine, the nearest first: what is no harder, then more.

        Those of the programme come first, then those that share a condition with it or with one of
        its routines, then those of programmes for everyone. Nothing is harder than all of its own.
        """
        if routine not in self._near:
            gentle = self._no_harder_than(routine)
            self._near[routine] = (gentle, self._no_harder_than(*self._own))
        return self._near[routine]

    def _no_harder_than(self, *routines: str) -> tuple[str, ...]:
        frames = library_of(self._edition).frames
        return tuple(
            name
            for name in self._nearest
            if any(_is_no_harder(frames[name], frames[routine]) for routine in routines)
        )

    @cached_property
    def _nearest(self) -> tuple[str, ...]:
        frames = library_of(self._edition).frames
        wider = set(self._conditions).union(*(frames[name].conditions for name in self._own))
        ranked: dict[str, tuple[int, int, int]] = {}
        for name, frame in frames.items():
            own, shared = (len({*frame.conditions} & {*some}) for some in (self._conditions, wider))
            if shared:
                ranked[name] = -2 * own - shared, frame.level, len(frame.places)
        programmes = self._edition.shelf(Kind.PROGRAMMES).trees.values()
        everyone = chain(*(_routines(one) for one in programmes if not one["conditions"]))
        return tuple(
            dict.fromkeys((*self._own, *sorted(ranked, key=ranked.__getitem__), *everyone))
        )

    def of(self, practice: Practice) -> Found:
        """Return the session of a practice."""
        key = replace(practice, on=date.min)
        if key not in self._found:
            self._found[key] = self._compose(practice)
        return self._found[key]

    def require_one(self, weeks: tuple[Week, ...]) -> None:
        """Refuse a plan without a single session, as the first of them was refused."""
        practices = [one for week in weeks for one in week.practices]
        if any(self.filled(one.routine, one.minutes) for one in practices):
            return
        if refused := self._refusal(practices[0].routine, practices[0].minutes):
            # What would help a session need not be a part of a plan's body: it is left out.
            bare = CannotCompose(refused.obstacles)
            raise with_red_flags(self._edition, bare, self._conditions)

    def _longest(self, routine: str, minutes: int) -> int:
        for fewer in range(minutes, SHORTEST_MINUTES - 1, -1):
            refused = self._refusal(routine, fewer)
            if refused is None:
                return fewer
            if NOT_REACHED not in {obstacle.code for obstacle in refused.obstacles}:
                return 0  # refused before anything was chosen, so at no length is there more
        return 0

    def _refusal(self, routine: str, minutes: int) -> CannotCompose | None:
        key = (routine, minutes)
        if key not in self._refused:
            self._refused[key] = None
            try:
                choose(self._ticket(routine, minutes).wish, library_of(self._edition))
            except CannotCompose as refused:
                self._refused[key] = refused
        return self._refused[key]

    def _compose(self, practice: Practice) -> Found:
        say = phrases_in(self._edition, self._lang).say
        minutes = self.filled(practice.routine, practice.minutes)
        notes = []
        if practice.routine != practice.planned:
            title = title_of(self._edition, Kind.ROUTINES, practice.planned, self._lang)
            notes = [say("service.stands_in", routine=title), *self._why_not(practice)]
        elif not minutes:
            return Found(practice.minutes, None, None, run_on(*self._why_not(practice)))
        if minutes < practice.minutes:
            notes.append(say("service.fills_no_more", minutes=minutes))
        elif minutes > practice.planned_minutes:
            notes.append(say("service.fills_no_less", minutes=minutes))
        ticket = self._ticket(practice.routine, minutes)
        token = encode(ticket)
        address = f"/v1/sessions/{token}" if token else None
        return Found(minutes, tellings(self._edition, ticket), address, run_on(*notes) or None)

    def _why_not(self, practice: Practice) -> list[str]:
        say = phrases_in(self._edition, self._lang).say
        if self.filled(practice.planned, practice.minutes):
            return [say("service.comes_later")]
        why = [refusal_told(self._edition, self._ticket(practice.planned, practice.minutes))]
        if self._person["limitations"] is None:
            why.append(say("service.unasked"))
        return why

    def _ticket(self, routine: str, minutes: int) -> Ticket:
        body = WishBody.model_validate(
            {
                "conditions": self._conditions,
                "routine": routine,
                "minutes": minutes,
                **self._person,
            },
            strict=False,
        )
        return Ticket(wish_of(body, self._edition), self._edition.release.number)


def _routines(programme: Tree) -> Iterator[str]:
    for phase in programme["phases"]:
        yield from phase["routines"]


def _is_no_harder(frame: Frame, than: Frame) -> bool:
    on_feet, may_stand = (any(p in ON_THE_FEET for p in one.postures) for one in (frame, than))
    return frame.level <= than.level and (may_stand or not on_feet)
