"""Turns the names in a body into slugs and gathers a fault for each that nobody here goes by."""

from collections.abc import Collection, Iterator

from app.api.sessions.bodies import SidedLimitation
from app.catalogue.edition import Edition
from app.errors import DaoyinError, Fault, FaultCode
from app.safety.rules import EVERYONE, PLACED
from app.vocabulary.kinds import Kind
from app.web.suggesting import closest

UNKNOWN = "There is nothing by that name here."
NO_AREA = "This limitation has no area; leave it out."
NO_SIDE = "This limitation names no side; give it as a plain word."


class Resolver:
    """Turns names into slugs and gathers what it does not know."""

    def __init__(self, edition: Edition, faults: list[Fault]) -> None:
        self._edition = edition
        self._faults = faults

    def all(self, kind: Kind, names: list[str], field: str) -> list[str]:
        """Return the slugs of the names that are known, in their order."""
        return list(self._each(kind, names, field))

    def _each(self, kind: Kind, names: list[str], field: str) -> Iterator[str]:
        for index, name in enumerate(names):
            try:
                yield self._edition.resolve(kind, name)
            except DaoyinError:
                near = closest(name, self._edition.shelf(kind).slugs)
                self._refuse(field, index, near)

    def codes(self, names: list[str], field: str, known: Collection[str]) -> tuple[str, ...]:
        """Return codes that are already what they are, sorted and each once."""
        for index, name in enumerate(names):
            if name not in known:
                self._refuse(field, index, closest(name, sorted(known)))
        return tuple(sorted(set(names)))

    def limitation(self, name: str, index: int) -> str:
        """Return a limitation that somebody may have; `everyone` is none."""
        known = self._edition.book.limitations - {EVERYONE}
        if name not in known:
            self._refuse("limitations", index, closest(name, sorted(known)))
        return name

    def sided(self, item: SidedLimitation, index: int) -> str:
        """Only a limitation that may name a side or a place takes one; else nobody heeds it."""
        name = self.limitation(item.limitation, index)
        book = self._edition.book
        if item.side and name in book.limitations and name not in book.sided:
            self._tell("side", NO_SIDE, f"/limitations/{index}/side")
        if item.area and name in book.limitations and name not in PLACED:
            self._tell("area", NO_AREA, f"/limitations/{index}/area")
        return name

    def _refuse(self, field: str, index: int, near: str | None) -> None:
        pointer = f"/{field}/{index}" if field != "routine" else "/routine"
        self._tell(field, UNKNOWN, pointer, near)

    def _tell(self, name: str, reason: str, pointer: str, near: str | None = None) -> None:
        code = FaultCode.NOT_ALLOWED
        self._faults.append(Fault.in_body(name, reason, code, pointer=pointer, did_you_mean=near))
