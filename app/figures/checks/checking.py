"""All checks over one document, and what its author has accepted with a reason."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.figures.authoring.reading import fields, items, text
from app.figures.checks.balance import balance
from app.figures.checks.findings import ERROR, WARNING, Finding, worst_of_each
from app.figures.checks.flow import loop, speed
from app.figures.checks.ground import floor, knees, slide
from app.figures.checks.inside import inside
from app.figures.checks.joints import joints, reach, wrists
from app.figures.checks.meaning import breath, expectations, gaze, symmetry
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


def check_document(document: Mapping[str, Any]) -> list[Finding]:
    """All findings of one document that stands alone; one that cannot be read is one error."""
    try:
        return check_take(take(Performance(document)))
    except BadChoreography as fault:
        return [Finding(ERROR, "schema", 0.0, fault.where or "document", fault.reason)]


def check_take(taken: Take) -> list[Finding]:
    """All findings of a take, without the warnings that its document accepts with a reason.

    Raises BadChoreography for an expectation or an acceptance that cannot be read.
    """
    accepted = _accepted(taken.performance.document)
    found = worst_of_each(finding for check in CHECKS for finding in check(taken))
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
