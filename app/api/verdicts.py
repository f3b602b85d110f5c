"""What may be said of each movement variant for a condition; derived by rule, so assessed by
script.
"""

from collections.abc import Iterator
from typing import Any

from app.api.embedding import ref, refs
from app.api.fields import Read, Ref
from app.api.selecting import finding_read
from app.catalogue.cells import advice_in, cells_in
from app.catalogue.edition import Edition
from app.catalogue.screening import screened
from app.catalogue.shelf import Tree
from app.catalogue.spoken import phrases_in
from app.safety.reading import is_breath_only
from app.safety.rules import Judgement, Rule
from app.vocabulary.evidence import AssessedBy, Verdict
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Practice

# What a source says never stands above a rule that leaves the variant out, or that nobody knows.
HELD_BACK = {Verdict.AVOID, Verdict.PRECAUTION, Verdict.UNKNOWN}
UNKNOWN = {Rule.UNKNOWN_HAZARD, Rule.UNKNOWN_STRICT, Rule.UNKNOWN_LEVEL, Rule.NOT_ASSESSED}


class MovementVerdictRead(Read):
    """The verdict on one posture variant; `no_known_conflict` never means suitable for you."""

    movement: Ref
    variant: str
    posture: str
    verdict: Verdict
    reason: str
    rule: str | None
    not_assessed_for: list[str]
    sources: list[Ref]
    inference: bool
    assessed_by: AssessedBy


def verdicts(edition: Edition, condition: Tree, locale: str) -> Iterator[dict[str, Any]]:
    """Judge every variant against the limitations that the condition implies.

    An emergency, or a condition for which practice is not offered, has no verdicts.
    """
    if condition["practice"] in (Practice.EMERGENCY, Practice.NOT_OFFERED):
        return
    implied = frozenset(item["limitation"] for item in condition["implied_limitations"])
    screen = screened(edition, implied)
    named = {(item["movement"], item["variant"]): item for item in condition["named_movements"]}
    for position, (slug, index) in enumerate(edition.variants.keys):
        movement = edition.tree(Kind.MOVEMENTS, slug)
        variant = movement["variants"][index]
        if condition["practice"] == Practice.BREATH_ONLY and not is_breath_only(movement, variant):
            continue
        judged = _judged(edition, slug, variant["slug"], screen.judgements[position], locale)
        source_says = named.get((slug, variant["slug"])) or named.get((slug, None))
        if source_says and judged["verdict"] not in HELD_BACK:
            judged = _named(edition, judged, source_says, locale)
        yield {
            "movement": ref(edition, Kind.MOVEMENTS, slug, locale),
            "variant": variant["slug"],
            "posture": variant["posture"],
            **judged,
        }


def _judged(
    edition: Edition, movement: str, variant: str, judgement: Judgement, locale: str
) -> dict[str, Any]:
    phrases = phrases_in(edition, locale)
    told: dict[str, Any] = {
        "rule": None,
        "not_assessed_for": list(judgement.not_assessed_for),
        "sources": [],
        "inference": True,
        "assessed_by": AssessedBy.SCRIPT.value,
    }
    if judgement.left_out:
        finding = judgement.left_out[0]
        verdict = Verdict.UNKNOWN if finding.rule in UNKNOWN else Verdict.AVOID
        read = finding_read(edition, movement, variant, finding, locale)
        reason = read["advice"] or phrases.say("why.unknown", feature=finding.feature)
        cell = finding.cell
        return told | {
            "verdict": verdict,
            "reason": reason,
            "rule": finding.rule.value,
            "sources": read["sources"],
            "inference": cell.inference if cell else True,
        }
    if judgement.advice:
        told_cells = cells_in(edition, locale)
        cells = [advice_in(told_cells, advice).cell for advice in judgement.advice]
        keys = dict.fromkeys(key for cell in cells for key in cell.sources)
        return told | {
            "verdict": Verdict.MODIFY,
            "reason": phrases.say("mark.semicolon").join(
                dict.fromkeys(cell.advice for cell in cells)
            ),
            "sources": refs(edition, Kind.SOURCES, keys, locale),
            "inference": any(cell.inference for cell in cells),
        }
    if judgement.not_assessed_for:
        return told | {
            "verdict": Verdict.UNKNOWN,
            "reason": phrases.say("why.movement_not_assessed"),
        }
    return told | {
        "verdict": Verdict.NO_KNOWN_CONFLICT,
        "reason": phrases.say("why.no_conflict"),
    }


def _named(edition: Edition, judged: dict[str, Any], named: Tree, locale: str) -> dict[str, Any]:
    keep = judged["reason"] if judged["verdict"] == Verdict.MODIFY else None
    reason = named["reason"]
    if keep:
        reason = phrases_in(edition, locale).say("why.heed", reason=reason, advice=keep)
    return judged | {
        "verdict": named["verdict"],
        "reason": reason,
        "sources": [*refs(edition, Kind.SOURCES, named["sources"], locale), *judged["sources"]],
        "inference": named["inference"],
        "assessed_by": AssessedBy.AUTHOR.value,
    }
