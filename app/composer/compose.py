"""A wish and a library into one practice session, or a refusal that says why and what would do.

Pure: no clock, no chance, no database. The same wish and library give the same session.
"""

from dataclasses import dataclass, replace

from app.composer.adding_up import before_all
from app.composer.advising import closing, seek_care, title
from app.composer.cards import Library
from app.composer.choosing import places
from app.composer.chosen import Plan
from app.composer.framing import framed
from app.composer.pacing import pace_conflicts
from app.composer.placing import placed
from app.composer.reasons import gaps
from app.composer.refusing import (
    obstacles_before,
    obstacles_of_names,
    obstacles_of_stillness,
    obstacles_of_time,
)
from app.composer.screening import Screened, conflicts, screen
from app.composer.session import Omitted, PracticeSession, Status
from app.composer.stillness import unsettled
from app.composer.timeline import spans, steps
from app.composer.wish import Wish
from app.errors import CannotCompose, Obstacle


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a wish, before a word of it is said; `framed` is the wish as composed."""

    asked: Wish
    framed: Wish
    screened: Screened
    plan: Plan


def compose(wish: Wish, library: Library) -> PracticeSession:
    """Return the best session; raise CannotCompose, without relaxations, where there is none."""
    return told(choose(wish, library), library)


def choose(wish: Wish, library: Library) -> Choice:
    """Choose for a wish, the same in every language; what refuses it is told in the library's."""
    # numpy: 12 MB and 0.1 s that a worker does without until it composes.
    from app.composer.weaving import weave

    asked = wish
    wish, ground = framed(wish, library.ground)
    if obstacles := list(obstacles_before(wish, library)):
        raise CannotCompose(obstacles)
    # What can be said without choosing is said together, so that nobody mends one thing at a time.
    screened = screen(wish, ground)
    still = unsettled(wish, ground)
    named = [_conflict(wish, item, library) for item in conflicts(wish, screened)]
    already = {obstacle.wanted for obstacle in named}
    unfit = obstacles_of_names(wish, screened, still, library)
    obstacles = [
        *pace_conflicts(wish, library),
        *named,
        *(obstacle for obstacle in unfit if obstacle.wanted not in already),
    ]
    if not screened.admitted:
        obstacles += obstacles_of_time(wish, screened, set(), library)
    if obstacles:
        raise CannotCompose(obstacles)
    groups = places(wish, ground, screened)
    plan = weave(wish, groups)
    if plan is None:
        filled = {section for section, _ in groups}
        missing = obstacles_of_time(wish, screened, filled, library)
        raise CannotCompose([*obstacles_of_stillness(still, screened, library), *missing])
    return Choice(asked, wish, screened, placed(plan, wish, groups))


def _conflict(wish: Wish, item: Omitted, library: Library) -> Obstacle:
    finding = library.found(item.finding)
    cell = finding.cell
    asked = "include" if item.movement in wish.include else "locked"
    movement = library.name("movements", item.movement)
    rule = finding.rule.value
    reason = library.phrases.say("refusal.left_out", movement=movement, rule=rule)
    if cell:
        reason = library.phrases.say(
            "refusal.left_out_for", movement=movement, rule=rule, advice=cell.advice
        )
    return Obstacle(
        f"{asked}-conflicts-with-limitation",
        item.movement,
        reason,
        rule,
        finding.limitation,
        cell.sources if cell else (),
    )


def told(choice: Choice, library: Library) -> PracticeSession:
    """Tell what was chosen in the words of a library, to the second the same in each."""
    wish, screened = choice.framed, choice.screened
    laid = steps(choice.plan, wish, library)
    left_open = tuple(gaps(laid, wish, library, screened))
    return PracticeSession(
        wish=choice.asked,
        status=Status.COMPOSED_WITH_GAPS if left_open else Status.COMPOSED,
        safety_basis=screened.basis,
        title=title(wish, library),
        seconds=sum(step.transition_seconds + step.seconds for step in laid),
        rounds=choice.plan.rounds,
        seek_care_if=seek_care(wish, library),
        stop_if=library.texts.stop_if,
        opening_advice=before_all(wish, library, screened.limitations, laid),
        closing_advice=closing(wish, library, screened.limitations, laid[-1].posture),
        sections=spans(laid),
        steps=laid,
        omitted=omitted_told(screened, library),
        gaps=left_open,
        objective=choice.plan.objective,
    )


def omitted_told(screened: Screened, library: Library) -> tuple[Omitted, ...]:
    """Return what safety left out with the reasons in the words of a library."""
    if library.original is None:
        return screened.omitted
    return tuple(replace(one, finding=library.found(one.finding)) for one in screened.omitted)
