"""The sessions of a plan: each routine at each length composed once, or a note why it cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.api.plans.fields import PlanBody
from app.api.sessions.bodies import WishBody
from app.api.sessions.refusing import with_red_flags
from app.api.sessions.wishing import wish_of
from app.catalogue.edition import Edition
from app.catalogue.spoken import phrases_in
from app.composer.planning import Week
from app.composer.token import Ticket, encode
from app.errors import CannotCompose
from app.sessions.tickets import Tellings, refusal_told, tellings


@dataclass(frozen=True, slots=True)
class Found:
    """The session of a practice with its address, or the note that says why there is none.

    `minutes` are fewer than were planned where the routine does not fill so many.
    """

    minutes: int
    told: Tellings | None
    address: str | None
    note: str | None
    refused: CannotCompose | None


class Sessions:
    """The session of each routine and length, composed once to know that it can be.

    A routine of a plan may be made for another condition, so the plan's own go into each wish:
    with them come their red flags and the limitations that they imply.
    """

    def __init__(self, edition: Edition, asked: PlanBody, conditions: Iterable[str]) -> None:
        self._edition = edition
        self._conditions = list(conditions)
        self._limitations = asked.limitations
        self._lang = asked.lang
        self._known: dict[tuple[str, int], Found] = {}

    def of(self, routine: str, minutes: int) -> Found:
        """Return the session of a routine at a length."""
        key = (routine, minutes)
        if key not in self._known:
            self._known[key] = self._compose(routine, minutes)
        return self._known[key]

    def filled(self, routine: str, minutes: int) -> int:
        """Return the minutes that a routine fills; 0 where it has no session."""
        found = self.of(routine, minutes)
        return found.minutes if found.told else 0

    def require_one(self, weeks: tuple[Week, ...]) -> None:
        """Refuse a plan without a single session, as the first of them was refused."""
        found = [self.of(one.routine, one.minutes) for week in weeks for one in week.practices]
        refused = found[0].refused
        if refused is not None and not any(one.told for one in found):
            # What would help a session need not be a part of a plan's body: it is left out.
            bare = CannotCompose(refused.obstacles)
            raise with_red_flags(self._edition, bare, self._conditions)

    def _compose(self, routine: str, minutes: int) -> Found:
        try:
            return self._found(routine, minutes)
        except CannotCompose as refused:
            shorter = [
                int(change.value) for change in refused.relaxations if change.field == "minutes"
            ]
            if not shorter or shorter[0] > minutes:
                why = refusal_told(self._edition, self._ticket(routine, minutes))
                return Found(minutes, None, None, why, refused)
            say = phrases_in(self._edition, self._lang).say
            note = say("service.fills_no_more", minutes=shorter[0])
            return self._found(routine, shorter[0], note)

    def _found(self, routine: str, minutes: int, note: str | None = None) -> Found:
        ticket = self._ticket(routine, minutes)
        told = tellings(self._edition, ticket)
        token = encode(ticket)
        return Found(minutes, told, f"/v1/sessions/{token}" if token else None, note, None)

    def _ticket(self, routine: str, minutes: int) -> Ticket:
        body = WishBody.model_validate(
            {
                "conditions": self._conditions,
                "routine": routine,
                "minutes": minutes,
                "limitations": self._limitations,
                "lang": self._lang,
            },
            strict=False,
        )
        return Ticket(wish_of(body, self._edition), self._edition.release.number)
