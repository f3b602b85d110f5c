"""All checks over one document, and what its author has accepted with a reason."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.figures.authoring.reading import fields, items, text
from app.figures.checks.balance import balance
from app.figures.checks.features import features, posture
from app.figures.checks.findings import ERROR, WARNING, Finding, worst_of_each
from app.figures.checks.flow import loop, speed
from app.figures.checks.ground import floor, knees, slide
from app.figures.checks.inside import inside
from app.figures.checks.joints import joints, reach, wrists
from app.figures.checks.meaning import breath, expectations, gaze, steps, symmetry
from app.figures.checks.takes import Take, take
from app.figures.faults import BadChoreography
from app.figures.performance import Performance

Check = Callable[[Take], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    reach,
    wrists,
    joints,
    inside,
    floor,
    slide,
    knees,
    balance,
    speed,
    loop,
    symmetry,
    breath,
    gaze,
    expectations,
)
_ACCEPTED_FIELDS = ("code", "reason", "subject")


@dataclass(frozen=True, slots=True)
class Claims:
    """What the movement says of the variant that a document shows: its posture, the slugs of its
    risk features, and the breath of each of its written steps (`in`, `out`, `natural`, `hold`).
    """

    posture: str
    features: frozenset[str]
    steps: tuple[str, ...]


def check_document(document: Mapping[str, Any], claims: Claims | None = None) -> list[Finding]:
    """All findings of one document that stands alone; one that cannot be read is one error."""
    try:
        performance = Performance(document)
    except BadChoreography as fault:
        return [Finding(ERROR, "schema", 0.0, fault.where or "document", fault.reason)]
    return check_performance(performance, claims)


def check_performance(performance: Performance, claims: Claims | None = None) -> list[Finding]:
    """All findings of a document that is already read."""
    try:
        return check_take(take(performance), claims)
    except BadChoreography as fault:
        return [Finding(ERROR, "schema", 0.0, fault.where, fault.reason)]


def check_take(taken: Take, claims: Claims | None = None) -> list[Finding]:
    """All findings of a take, without the warnings that its document accepts with a reason.

    With the claims of its movement these are held against what the figure does.

    Raises BadChoreography for an expectation or an acceptance that cannot be read.
    """
    accepted = _accepted(taken.performance.document)
    told = [finding for check in CHECKS for finding in check(taken)]
    if claims is not None:
        told += [*features(taken, claims.features), *posture(taken, claims.posture)]
        told += steps(taken, claims.steps)
    found = worst_of_each(told)
    kept = [f for f in found if f.level == ERROR or not _is_accepted(f, accepted)]
    unused = [
        Finding(WARNING, "accepted", 0.0, code, "is accepted, but there is no such warning")
        for code, subject in sorted(accepted)
        if not any(_is_accepted(f, {(code, subject)}) for f in found)
    ]
    return kept + unused


def _is_accepted(finding: Finding, accepted: set[tuple[str, str]]) -> bool:
    return (finding.code, "") in accepted or (finding.code, finding.subject) in accepted


def _accepted(document: Mapping[str, Any]) -> set[tuple[str, str]]:
    """(code, subject) of all that is accepted; an empty subject is any."""
    accepted = set()
    for place, said in enumerate(items(document.get("accepted", ()), "accepted")):
        where = f"accepted[{place}]"
        told = fields(said, _ACCEPTED_FIELDS, where)
        text(told.get("reason"), f"{where}.reason")
        accepted.add((text(told.get("code"), f"{where}.code"), str(told.get("subject", ""))))
    return accepted
