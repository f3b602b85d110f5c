"""Rules on the texts that stand above every record, such as the stop rules and the crisis page."""

from collections.abc import Iterator

from app.seeding.check.rule import Check
from app.seeding.content import Content
from app.seeding.faults import Fault

NEEDED = ("universal", "crisis", "low_sugar", "falls", "intended_use")
# What the project says of itself needs no source; what it says of health does.
OF_ITSELF = ("intended_use",)


def safety_texts_exist(content: Content) -> Iterator[Fault]:
    """The stop rules, the crisis page, low sugar, falls and the intended use are all told."""
    for code in NEEDED:
        if (code,) not in content.plain.get("safety_texts", {}):
            place = content.place("safety_texts", code)
            yield place.fault("safety-texts-exist", f"{code} is missing")


def safety_lines_have_grounds(content: Content) -> Iterator[Fault]:
    """A line of a safety text names a source or is marked as inference."""
    for text, place in content.each_plain("safety_texts"):
        if text.code in OF_ITSELF:
            continue
        for number, block in enumerate(text.blocks):
            for index, line in enumerate(block.lines):
                if not line.sources and not line.inference:
                    spot = ("blocks", number, "lines", index, "sources")
                    message = "neither source nor inference"
                    yield place.fault("safety-lines-have-grounds", message, *spot)


RULES: tuple[Check, ...] = (
    safety_texts_exist,
    safety_lines_have_grounds,
)
