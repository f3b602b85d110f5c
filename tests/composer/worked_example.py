"""Writes the worked example of docs/composer.md from the real answer to its wish.

`python -m tests.composer.worked_example` writes it anew after content or a weight has changed.
"""

from pathlib import Path

from app.composer.cards import Library
from app.composer.choosing import Option, Places, places
from app.composer.objective import BEGINNING, OFF_SHARE_PER_SECOND, SLACK_PER_SECOND
from app.composer.screening import screen
from app.composer.shares import windows
from app.composer.weaving import weave
from app.composer.wish import Weighted, Wish
from app.vocabulary.practice import Posture
from tests.composer.real import real_library

PAGE = Path(__file__).resolve().parents[2] / "docs/composer.md"
HEADING = "## A worked example\n"
WISH = Wish(regions=(Weighted("wrist", 1),), postures=(Posture.SEATED,))
TEXT = """
Ten minutes for the wrist, seated, nobody asked about limitations:
`{{"regions": ["wrist"], "postures": ["seated"]}}`. A wrist circle moves a wished region: worth
10 + 10 x 4 = 50. Its usual dose is {circles} circles on each side, {circling} seconds in all,
so it counts {circling} x 4 x 50 - {beginning:,} = {circles_count:,} and takes {circles_take} s
with its leads. To open and close the fist moves no wrist: worth 10, so its usual {opening} seconds
count {opening} x 4 x 10 - {beginning:,} = {opening_count:,}, and it stands only where nothing
better fills the time. The shares give {shares}, in seconds,
each give or take {tolerance}. The best of all choices is this:

| section | movement | times | seconds with leads | points |
|---|---|---|---|---|
{rows}

Together {together:,}. The sections are {off} seconds off their shares, which
costs {all_off} x {per_off} = {off_cost:,}, and slack of {slack} s, which costs {slack_cost}:
{objective:,} in all. No other choice comes to more.
"""


def example(library: Library) -> str:
    """Return what stands under the heading."""
    groups = places(WISH, library, screen(WISH, library))
    plan = weave(WISH, groups)
    assert plan is not None
    asked = windows(WISH)
    options = [(part.section, option) for part in plan.parts for option in part.options]
    off = [
        abs(sum(option.seconds for option in part.options) - asked[part.section].target)
        for part in plan.parts
    ]
    circle, fist = _usual("wrist-circles", groups), _usual("fist-open", groups)
    return TEXT.format(
        circles=circle.amount.repetitions,
        circling=circle.amount.seconds * 2,
        circles_count=circle.value,
        circles_take=circle.seconds,
        opening=fist.amount.seconds,
        opening_count=fist.value,
        beginning=BEGINNING,
        shares=_listed([f"{asked[part.section].target} to {part.section}" for part in plan.parts]),
        tolerance=WISH.seconds // 10,
        rows="\n".join(_row(section.value, option) for section, option in options),
        together=sum(option.value for _, option in options),
        off=_listed([str(seconds) for seconds in off]),
        all_off=sum(off),
        per_off=OFF_SHARE_PER_SECOND,
        off_cost=sum(off) * OFF_SHARE_PER_SECOND,
        slack=plan.slack_seconds,
        slack_cost=plan.slack_seconds * SLACK_PER_SECOND,
        objective=plan.objective,
    )


def _usual(movement: str, groups: Places) -> Option:
    """The usual dose, in which each second counts fully."""
    options = [
        option
        for some in groups.values()
        for group in some
        if group.movement == movement
        for option in group.options
    ]
    dose = options[0].admitted.card.dose
    return next(option for option in options if option.amount.repetitions == dose.usual)


def _row(section: str, option: Option) -> str:
    both = ", both sides" if len(option.sides) == 2 else ""
    name = option.admitted.card.movement
    times = option.amount.repetitions
    return f"| {section} | `{name}`{both} | {times} | {option.seconds} | {option.value:,} |"


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def main() -> None:
    before, _, _ = PAGE.read_text(encoding="utf-8").partition(HEADING)
    PAGE.write_text(before + HEADING + example(real_library()), encoding="utf-8")


if __name__ == "__main__":
    main()
