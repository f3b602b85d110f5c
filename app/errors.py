"""What can go wrong in the domain, without a word of HTTP; `web.refusals` finds those words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice


class Location(StrEnum):
    """The part of a request in which a fault was found."""

    QUERY = "query"
    PATH = "path"
    BODY = "body"
    HEADER = "header"


class FaultCode(StrEnum):
    """What is wrong with one parameter, in a word that a program can branch on."""

    UNKNOWN = "unknown"
    MISSING = "missing"
    REPEATED = "repeated"
    EMPTY = "empty"
    BAD_ENCODING = "bad_encoding"
    WRONG_TYPE = "wrong_type"
    NOT_ALLOWED = "not_allowed"
    OUT_OF_RANGE = "out_of_range"
    INVALID = "invalid"


# A body of 64 KiB has room for thousands, each with a list of what is allowed.
MOST_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one parameter; never holds the value itself, which may be about health.

    `did_you_mean` may quote a near value of ours, never theirs; `pointer` is a JSON pointer into
    the body, and null elsewhere.
    """

    name: str
    reason: str
    code: FaultCode = FaultCode.INVALID
    location: Location = Location.QUERY
    allowed: tuple[str, ...] = ()
    did_you_mean: str | None = None
    pointer: str | None = None

    @classmethod
    def in_body(
        cls,
        name: str,
        reason: str,
        code: FaultCode = FaultCode.INVALID,
        *,
        pointer: str | None = None,
        allowed: tuple[str, ...] = (),
        did_you_mean: str | None = None,
    ) -> Fault:
        """A fault of a field of the body; the pointer leads to `/name` unless it is told."""
        where = f"/{name}" if pointer is None else pointer
        return cls(name, reason, code, Location.BODY, allowed, did_you_mean, where)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the records that an ambiguous name may stand for."""

    kind: str
    slug: str
    name: str


class DaoyinError(Exception):
    """Anything the domain refuses; `reason` is one sentence that may be shown to anybody."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotFound(DaoyinError):
    """No record of this kind answers to this slug, code or name."""

    def __init__(self, kind: str, slug: str, suggestions: Iterable[str] = ()) -> None:
        super().__init__(f"None of our {kind} goes by that slug, code or name.")
        self.kind = kind
        self.slug = slug
        self.suggestions = tuple(suggestions)


class NotDrawn(DaoyinError):
    """The movement is there, and no figure of it, or none in that posture."""

    def __init__(self) -> None:
        super().__init__("There is no figure of this movement in that posture yet.")


class Gone(DaoyinError):
    """The record was withdrawn; `replaced_by` is the slug to use instead, if there is one."""

    def __init__(self, kind: str, slug: str, replaced_by: str | None = None) -> None:
        super().__init__(f"This record among our {kind} was withdrawn.")
        self.kind = kind
        self.slug = slug
        self.replaced_by = replaced_by


class Renamed(DaoyinError):
    """The record lives on under another slug; not a failure of the asker, who is sent there."""

    def __init__(self, kind: str, slug: str, to: str) -> None:
        super().__init__(f"This record among our {kind} has a new slug.")
        self.kind = kind
        self.slug = slug
        self.to = to


class Ambiguous(DaoyinError):
    """The name fits several records, and we do not guess which was meant."""

    def __init__(self, kind: str, name: str, candidates: Iterable[Candidate]) -> None:
        super().__init__(f"That name fits several of our {kind}; choose one of the candidates.")
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)


class BadRequest(DaoyinError):
    """One or more faults in what was asked, reported together, the first hundred of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(islice(faults, MOST_FAULTS))
        super().__init__(" ".join(f"{fault.name}: {fault.reason}" for fault in self.faults))


class BadParameter(BadRequest):
    """A single parameter whose value cannot be used."""

    def __init__(
        self,
        name: str,
        reason: str,
        *,
        code: FaultCode = FaultCode.NOT_ALLOWED,
        location: Location = Location.QUERY,
        allowed: Iterable[str] = (),
        did_you_mean: str | None = None,
        pointer: str | None = None,
    ) -> None:
        super().__init__(
            [Fault(name, reason, code, location, tuple(allowed), did_you_mean, pointer)]
        )


class UnknownParameter(BadRequest):
    """A single parameter that nobody here knows; `allowed` lists the names that are known."""

    def __init__(
        self,
        name: str,
        *,
        allowed: Iterable[str] = (),
        did_you_mean: str | None = None,
        location: Location = Location.QUERY,
        pointer: str | None = None,
    ) -> None:
        reason = "There is no such parameter here."
        super().__init__(
            [
                Fault(
                    name,
                    reason,
                    FaultCode.UNKNOWN,
                    location,
                    tuple(allowed),
                    did_you_mean,
                    pointer,
                )
            ]
        )


class MalformedBody(DaoyinError):
    """The body cannot be read at all, so no single field can be blamed."""


class BodyTooLarge(DaoyinError):
    """The body is longer than any honest request needs."""

    def __init__(self, limit_bytes: int) -> None:
        super().__init__(f"A body may have at most {limit_bytes} bytes.")
        self.limit_bytes = limit_bytes


class UnsupportedFormat(DaoyinError):
    """The body is written in a format that is not read here."""


class NothingAcceptable(DaoyinError):
    """The asker refuses every form in which the answer exists."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why a wish cannot be met, with the safety rule behind it where there is one."""

    code: str
    wanted: str | None
    reason: str
    rule: str | None = None
    limitation: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change of the wish with which a session was composed; `value` is what to ask instead."""

    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class SeekCare:
    """Signs of which any one asks for the action, in a refusal to somebody who may have them."""

    level: str
    action: str
    signs: tuple[str, ...]


class CannotCompose(DaoyinError):
    """A well-formed wish that no session meets, with every reason and what would work instead."""

    def __init__(
        self,
        obstacles: Iterable[Obstacle],
        relaxations: Iterable[Relaxation] = (),
        warnings: Iterable[SeekCare] = (),
    ) -> None:
        self.obstacles = tuple(obstacles)
        self.relaxations = tuple(relaxations)
        self.warnings = tuple(warnings)
        super().__init__(" ".join(obstacle.reason for obstacle in self.obstacles))


class NoEdition(DaoyinError):
    """No content release has been loaded yet, so there is nothing to answer from."""

    def __init__(self) -> None:
        super().__init__("The content is still being loaded; try again in a moment.")


class Busy(DaoyinError):
    """As much is being made as can be finished soon; asking again in a moment is right."""

    def __init__(self) -> None:
        super().__init__("Many pictures are being drawn just now; ask again in a moment.")


class InvalidKey(DaoyinError):
    """A key is needed, or the one that was sent is none of ours or was revoked."""

    def __init__(self, reason: str = "The key is not known here, or it was revoked.") -> None:
        super().__init__(reason)


class OutOfScope(DaoyinError):
    """The key is good, and not for this."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"The key has not the scope {scope!r}; without a key you may ask this.")


class TooManyRequests(DaoyinError):
    """The asker has used up its quota; `wait_seconds` until this request fits into it again."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__("More was asked than your quota allows; wait, and ask again.")
        self.wait_seconds = wait_seconds


class NoClients(DaoyinError):
    """The clients have not been read yet, so no key can be checked."""

    def __init__(self) -> None:
        super().__init__("Keys cannot be checked yet; try again in a moment.")


class ClientExists(DaoyinError):
    """A client has this name already; a revoked one keeps its name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is a client called {name!r} already")


class NoSuchClient(DaoyinError):
    """No client has this name, or the one that had it was revoked."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no client called {name!r}, or it was revoked")


class BadBackup(DaoyinError):
    """A document from which clients cannot be brought back."""


class ContentMissing(DaoyinError):
    """The database holds no release: nothing was ever loaded into it."""

    def __init__(self) -> None:
        super().__init__("No content release is in the database; run `./run seed`.")


class ContentMoved(DaoyinError):
    """A load slipped in between two reads of one edition; trying again is right."""

    def __init__(self) -> None:
        super().__init__("The release changed while it was read.")
