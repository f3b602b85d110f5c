"""What may be said of each movement variant for a condition; derived by rule, so assessed by
script.
"""

from collections.abc import Iterator
from typing import Any

from app.api.embedding import ref, refs
from app.api.fields import Read, Ref
from app.api.selecting import finding_read
from app.catalogue.edition import Edition
from app.catalogue.screening import screened
from app.catalogue.shelf import Tree
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


def verdicts(edition: Edition, condition: Tree) -> Iterator[dict[str, Any]]:
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
        judged = _judged(edition, slug, variant["slug"], screen.judgements[position])
        source_says = named.get((slug, variant["slug"])) or named.get((slug, None))
        if source_says and judged["verdict"] not in HELD_BACK:
            judged = _named(edition, judged, source_says)
        yield {
            "movement": ref(edition, Kind.MOVEMENTS, slug),
            "variant": variant["slug"],
            "posture": variant["posture"],
            **judged,
        }


def _judged(edition: Edition, movement: str, variant: str, judgement: Judgement) -> dict[str, Any]:
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
        read = finding_read(edition, movement, variant, finding)
        reason = read["advice"] or f"Nothing is known of {finding.feature} with this condition."
        cell = finding.cell
        return told | {
            "verdict": verdict,
            "reason": reason,
            "rule": finding.rule.value,
            "sources": read["sources"],
            "inference": cell.inference if cell else True,
        }
    if judgement.advice:
        cells = [advice.cell for advice in judgement.advice]
        keys = dict.fromkeys(key for cell in cells for key in cell.sources)
        return told | {
            "verdict": Verdict.MODIFY,
            "reason": "; ".join(dict.fromkeys(cell.advice for cell in cells)),
            "sources": refs(edition, Kind.SOURCES, keys),
            "inference": any(cell.inference for cell in cells),
        }
    if judgement.not_assessed_for:
        return told | {
            "verdict": Verdict.UNKNOWN,
            "reason": "Some of what this movement asks of you was not assessed for this condition.",
        }
    return told | {
        "verdict": Verdict.NO_KNOWN_CONFLICT,
        "reason": "No rule that we have speaks against it. That is not the same as suitable.",
    }


def _named(edition: Edition, judged: dict[str, Any], named: Tree) -> dict[str, Any]:
    keep = judged["reason"] if judged["verdict"] == Verdict.MODIFY else None
    reason = f"{named['reason']} Heed: {keep}." if keep else named["reason"]
    return judged | {
        "verdict": named["verdict"],
        "reason": reason,
        "sources": [*refs(edition, Kind.SOURCES, named["sources"]), *judged["sources"]],
        "inference": named["inference"],
        "assessed_by": AssessedBy.AUTHOR.value,
    }
