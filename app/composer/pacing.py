"""Whether the wished breath is one that safety allows; a paced breath is a feature of the wish."""

from collections.abc import Iterator

from app.composer.cards import Library
from app.composer.screening import breathes_only, implied, judge_basis
from app.composer.wish import Wish
from app.errors import Obstacle
from app.safety.rules import Finding, Judgement, Subject, judge
from app.vocabulary.safety import Severity

PACED, HELD = "paced_breathing", "breath_hold"
SLOWEST_HALF_BREATHS = 10  # five a minute: below it never with the limitations that follow
# Their cell on pacing names natural breathing, so no pace meets it (SAFETY 4 and 5).
NATURAL_ONLY = frozenset(
    {
        "heart_disease_or_chest_symptoms",
        "panic_attacks",
        "psychosis_or_mania",
        "trauma_or_dissociation",
    }
)
NEVER_BELOW_FIVE = NATURAL_ONLY | {
    "lung_disease",
    "pregnancy",
    "dizzy_on_standing",
    "high_blood_pressure",
}
NEVER_BELOW_FIVE_CONDITIONS = frozenset(
    {"pregnancy", "heart-failure", "copd", "asthma", "hypertension"}
)


def pace_conflicts(wish: Wish, library: Library) -> Iterator[Obstacle]:
    """Yield what speaks against the wished pace or ratio for the declared limitations."""
    say = library.phrases.say
    limitations = implied(wish, library) | set(wish.limitations or ())
    if wish.half_breaths_per_minute is None:
        if _holds(wish):
            yield Obstacle("ratio-needs-a-pace", "breath_ratio", say("refusal.ratio_needs_pace"))
        return
    for risk in (PACED, HELD) if _holds(wish) else (PACED,):
        if risk in wish.exclude_risks:
            reason = say("refusal.out_and_in", risk=library.name("feature", risk))
            yield Obstacle("pace-conflicts-with-exclusion", "breaths_per_minute", reason)
    if breathes_only(wish, library):
        reason = say("refusal.breath_as_it_comes")
        yield Obstacle("pace-conflicts-with-limitation", "breaths_per_minute", reason)
        return
    below_five = wish.half_breaths_per_minute < SLOWEST_HALF_BREATHS
    if below_five and (
        NEVER_BELOW_FIVE & limitations or NEVER_BELOW_FIVE_CONDITIONS & set(wish.conditions)
    ):
        reason = say("refusal.below_five")
        yield Obstacle("pace-conflicts-with-limitation", "breaths_per_minute", reason)
    if below_five and wish.limitations is None:
        reason = say("refusal.below_five_unasked")
        yield Obstacle("pace-needs-screening", "breaths_per_minute", reason)
    for finding in _findings(wish, library, limitations):
        advice = finding.cell.advice if finding.cell else say("refusal.nothing_known")
        yield Obstacle(
            "pace-conflicts-with-limitation",
            "breath_ratio" if finding.feature == HELD else "breaths_per_minute",
            say("refusal.breath_left_out", advice=advice),
            finding.rule.value,
            finding.limitation,
            finding.cell.sources if finding.cell else (),
        )


def _holds(wish: Wish) -> bool:
    """Say whether the ratio stays anywhere: in, stay, out, stay."""
    ratio = wish.breath_ratio
    return ratio is not None and len(ratio) == 4 and bool(ratio[1] or ratio[3])


def paced(wish: Wish, library: Library) -> Judgement:
    """Judge the wished breath by itself; its advice and what is unknown hold for each step."""
    if wish.half_breaths_per_minute is None:
        return Judgement(judge_basis(wish))
    limitations = implied(wish, library) | set(wish.limitations or ())
    return judge(library.book, _subject(wish, limitations), limitations)


def _subject(wish: Wish, limitations: set[str]) -> Subject:
    natural_only = bool(NATURAL_ONLY & limitations)
    features = {PACED: Severity.MODERATE if natural_only else Severity.SLIGHT}
    if _holds(wish):
        features[HELD] = Severity.MODERATE
    return Subject(level=1, features=features, features_assessed=True)


def _findings(wish: Wish, library: Library, limitations: set[str]) -> tuple[Finding, ...]:
    subject = _subject(wish, limitations)
    asked = None if wish.limitations is None and not limitations else limitations
    found = judge(library.book, subject, asked).left_out
    if wish.limitations is None and asked is not None:
        found = (*found, *judge(library.book, subject, None).left_out)
    return tuple(dict.fromkeys(found))
