"""What the fields of a wish must keep to together, each broken rule told in plain words."""

from collections.abc import Iterator

from app.api.sessions.bodies import WishBody
from app.composer.checking import LONGEST_TO_SHORTEST
from app.errors import Fault, FaultCode

FOCUS = ("conditions", "regions", "meridians", "acupoints", "forms", "goals", "routine")
NO_FOCUS = f"Name at least one focus: {', '.join(FOCUS[:-1])} or {FOCUS[-1]}."
BOTH = "Give minutes or seconds, not both."
TAKEN = "Another movement is locked at this position."
OVER_ALL = "The shares add up to more than 100 percent: lower them to 100 at most."
NO_PACE = (
    "It needs breaths_per_minute, 3 to 20, or nothing times it: give both, "
    "or leave it out and let the breath be natural."
)
PARTS = "Give two parts (in, out) or four (in, stay, out, stay)."
NO_BREATH = "In and out must each be at least 1."
TOO_UNEVEN = f"The longer of in and out may be at most {LONGEST_TO_SHORTEST} times the shorter."
TOO_LONG_A_STAY = "A stay must be no longer than the breath before it."


def disagreements(body: WishBody) -> Iterator[Fault]:
    """Yield a fault for each rule between fields, or within one, that the wish breaks."""
    if not any(getattr(body, field) for field in FOCUS):
        yield Fault.in_body("conditions", NO_FOCUS, FaultCode.MISSING, pointer="", allowed=FOCUS)
    if body.minutes is not None and body.seconds is not None:
        yield Fault.in_body("seconds", BOTH)
    if sum(body.sections.values()) > 100:
        yield Fault.in_body("sections", OVER_ALL)
    yield from _locks(body)
    if body.breath_ratio is not None:
        # An explicit null is natural breathing by choice, also where a relaxation says so.
        if "breaths_per_minute" not in body.model_fields_set:
            yield Fault.in_body("breath_ratio", NO_PACE)
        yield from _ratio(body.breath_ratio)


def _locks(body: WishBody) -> Iterator[Fault]:
    taken: set[int] = set()
    for index, lock in enumerate(body.locked):
        if lock.position in taken:
            pointer = f"/locked/{index}/position"
            yield Fault.in_body("position", TAKEN, FaultCode.REPEATED, pointer=pointer)
        taken.add(lock.position)


def _ratio(ratio: list[int]) -> Iterator[Fault]:
    """The rule is composer.checking's, which judges tokens too; here it is told part by part."""
    if len(ratio) not in (2, 4):
        yield Fault.in_body("breath_ratio", PARTS)
        return
    step = len(ratio) // 2
    breaths = ratio[::step]
    for number, breath in enumerate(breaths):
        if not breath:
            yield _of_part(number * step, NO_BREATH)
    if min(breaths) and max(breaths) > LONGEST_TO_SHORTEST * min(breaths):
        yield Fault.in_body("breath_ratio", TOO_UNEVEN)
    if step == 2:
        for place in (1, 3):
            if ratio[place] > ratio[place - 1] > 0:
                yield _of_part(place, TOO_LONG_A_STAY)


def _of_part(place: int, reason: str) -> Fault:
    pointer = f"/breath_ratio/{place}"
    return Fault.in_body("breath_ratio", reason, FaultCode.OUT_OF_RANGE, pointer=pointer)
