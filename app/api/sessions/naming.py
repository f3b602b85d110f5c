"""Turns the names in a body into slugs and gathers a fault for each that nobody here goes by."""

from collections.abc import Collection, Iterator

from app.api.misnaming import named
from app.api.sessions.bodies import SidedLimitation
from app.catalogue.edition import Edition
from app.errors import Fault, FaultCode
from app.safety.rules import EVERYONE, PLACED
from app.vocabulary.kinds import Kind
from app.web.suggesting import closest

NO_CODE = "It is none of the codes of /v1/vocabulary that are allowed here."
NO_AREA = "This limitation has no area; leave it out."
NO_SIDE = "This limitation names no side; give it as a plain word."


class Resolver:
    """Turns names into slugs and gathers what it does not know."""

    def __init__(self, edition: Edition, faults: list[Fault]) -> None:
        self._edition = edition
        self._faults = faults

    def one(self, kind: Kind, name: str, field: str, pointer: str) -> Iterator[str]:
        """Yield the slug of a name, or nothing when it is not known."""
        found = named(self._edition, kind, name, field, pointer)
        if isinstance(found, Fault):
            self._faults.append(found)
        else:
            yield found

    def all(self, kind: Kind, names: list[str], field: str) -> list[str]:
        """Return the slugs of the names that are known, in their order."""
        return [
            slug
            for index, name in enumerate(names)
            for slug in self.one(kind, name, field, f"/{field}/{index}")
        ]

    def codes(self, names: list[str], field: str, known: Collection[str]) -> tuple[str, ...]:
        """Return codes that are already what they are, sorted and each once."""
        for index, name in enumerate(names):
            self._require(name, known, field, f"/{field}/{index}")
        return tuple(sorted(set(names)))

    def limitation(self, item: str | SidedLimitation, index: int) -> str:
        """Return a limitation that somebody may have; `everyone` is none.

        Only one that may name a side or a place takes it: else nobody heeds it.
        """
        book, pointer = self._edition.book, f"/limitations/{index}"
        known = book.limitations - {EVERYONE}
        if isinstance(item, str):
            self._require(item, known, "limitations", pointer)
            return item
        name = item.limitation
        self._require(name, known, "limitation", f"{pointer}/limitation")
        if item.side and name in book.limitations and name not in book.sided:
            self._refuse("side", NO_SIDE, f"{pointer}/side")
        if item.area and name in book.limitations and name not in PLACED:
            self._refuse("area", NO_AREA, f"{pointer}/area")
        return name

    def _require(self, name: str, known: Collection[str], field: str, pointer: str) -> None:
        if name not in known:
            self._refuse(field, NO_CODE, pointer, tuple(sorted(known)), name)

    def _refuse(
        self, field: str, reason: str, pointer: str, allowed: tuple[str, ...] = (), given: str = ""
    ) -> None:
        near = closest(given, allowed) if given and allowed else None
        code = FaultCode.NOT_ALLOWED
        self._faults.append(
            Fault.in_body(field, reason, code, pointer=pointer, allowed=allowed, did_you_mean=near)
        )
