"""A wish and a library into one practice session, or a refusal that says why and what would do.

Pure: no clock, no chance, no database. The same wish and library give the same session.
"""

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


def compose(wish: Wish, library: Library) -> PracticeSession:
    """Return the best session; raise CannotCompose, without relaxations, where there is none."""
    # numpy: 12 MB and 0.1 s that a worker does without until it composes.
    from app.composer.weaving import weave

    asked = wish
    wish, library = framed(wish, library)
    if obstacles := list(obstacles_before(wish, library)):
        raise CannotCompose(obstacles)
    # What can be said without choosing is said together, so that nobody mends one thing at a time.
    screened = screen(wish, library)
    still = unsettled(wish, library)
    named = [_conflict(wish, item) for item in conflicts(wish, screened)]
    told = {obstacle.wanted for obstacle in named}
    unfit = obstacles_of_names(wish, screened, still)
    obstacles = [
        *pace_conflicts(wish, library),
        *named,
        *(obstacle for obstacle in unfit if obstacle.wanted not in told),
    ]
    if not screened.admitted:
        obstacles += obstacles_of_time(wish, screened, set())
    if obstacles:
        raise CannotCompose(obstacles)
    groups = places(wish, library, screened)
    plan = weave(wish, groups)
    if plan is None:
        missing = obstacles_of_time(wish, screened, {section for section, _ in groups})
        raise CannotCompose([*obstacles_of_stillness(still, screened), *missing])
    return _session(asked, wish, library, screened, placed(plan, wish, groups))


def _conflict(wish: Wish, item: Omitted) -> Obstacle:
    finding = item.finding
    cell = finding.cell
    asked = "include" if item.movement in wish.include else "locked"
    advice = f" {cell.advice}." if cell else ""
    return Obstacle(
        f"{asked}-conflicts-with-limitation",
        item.movement,
        f"Safety leaves {item.movement} out ({finding.rule.value}).{advice}",
        finding.rule.value,
        finding.limitation,
        cell.sources if cell else (),
    )


def _session(
    asked: Wish, wish: Wish, library: Library, screened: Screened, plan: Plan
) -> PracticeSession:
    laid = steps(plan, wish, library)
    left_open = tuple(gaps(laid, wish, library, screened))
    return PracticeSession(
        wish=asked,
        status=Status.COMPOSED_WITH_GAPS if left_open else Status.COMPOSED,
        safety_basis=screened.basis,
        title=title(wish, library),
        seconds=sum(step.transition_seconds + step.seconds for step in laid),
        rounds=plan.rounds,
        seek_care_if=seek_care(wish, library),
        stop_if=library.texts.stop_if,
        opening_advice=before_all(wish, library, screened.limitations, laid),
        closing_advice=closing(wish, library, screened.limitations, laid[-1].posture),
        sections=spans(laid),
        steps=laid,
        omitted=screened.omitted,
        gaps=left_open,
        objective=plan.objective,
    )
