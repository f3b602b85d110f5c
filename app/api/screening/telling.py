"""Tells a questionnaire and what was found as plain JSON; decides nothing."""

from typing import Any

from app.api.embedding import ref, refs
from app.api.screening.fields import FindingsRead, ScreeningRead
from app.api.warnings import safety_text, seek_care_if, stop_if
from app.catalogue.edition import Edition
from app.catalogue.questionnaire import Part, parts_for
from app.catalogue.shelf import Tree
from app.safety.asking import Findings, Flag, Option, Question, Reason
from app.safety.rules import Basis
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import BodySide

Json = dict[str, Any]
SURGERY = "surgery_not_cleared"


def questionnaire(edition: Edition, conditions: list[str], locale: str) -> Json:
    """Tell the questionnaire for these conditions."""
    whole = {
        "emergency": stop_if(edition, locale),
        "seek_care_if": seek_care_if(edition, conditions, locale),
        "conditions": [_condition(edition, slug, locale) for slug in conditions],
        "parts": [
            _part(edition, part, conditions, locale)
            for part in parts_for(edition, conditions, locale)
        ],
    }
    return ScreeningRead.shaped(whole)


def findings(edition: Edition, found: Findings, locale: str) -> Json:
    """Tell what the answers mean, help first."""
    whole = {
        "red_flags": [_flag(edition, flag, locale) for flag in found.flags],
        "texts": [safety_text(edition, code, locale) for code in found.texts],
        "practice": found.allowance,
        "instead": found.outlets,
        "limitations": _limitations(found),
        "surgeries": [
            {
                "area": surgery.area,
                "side": surgery.side,
                "weeks_ago": surgery.weeks_ago,
                "cleared": surgery.cleared,
            }
            for surgery in found.surgeries
        ],
        "exclude_risks": found.exclude_risks,
        "level_max": found.most_level,
        "safety_basis": _basis(found),
        "is_complete": not found.not_answered,
        "not_answered": found.not_answered,
        "reasons": [_reason(edition, reason, locale) for reason in found.reasons],
    }
    return FindingsRead.shaped(whole)


def _basis(found: Findings) -> Basis:
    """Somebody who was asked in part counts as somebody whom nobody asked."""
    if found.not_answered:
        return Basis.UNSCREENED
    return Basis.DECLARED if found.limitations else Basis.NONE_DECLARED


def _limitations(found: Findings) -> list[str | Json] | None:
    """A limitation of both sides is told as one that names none, and so are several operations."""
    if found.limitations is None:
        return None
    sides: dict[str, BodySide | None] = dict(found.sides)
    areas = {}
    if len(found.surgeries) == 1:
        (surgery,) = found.surgeries
        areas[SURGERY] = surgery.area
        sides[SURGERY] = surgery.side
    told: list[str | Json] = []
    for code in found.limitations:
        side, area = sides.get(code), areas.get(code)
        side = None if side is BodySide.BOTH else side
        is_plain = side is None and area is None
        told.append(code if is_plain else {"limitation": code, "side": side, "area": area})
    return told


def _condition(edition: Edition, slug: str, locale: str) -> Json:
    tree = edition.told(Kind.CONDITIONS, slug, locale)
    return {
        "condition": ref(edition, Kind.CONDITIONS, slug, locale),
        "practice": tree["practice"],
        "practice_reason": tree["practice_reason"],
    }


def _part(edition: Edition, part: Part, conditions: list[str], locale: str) -> Json:
    named = [slug for slug in conditions if slug in part.tree["conditions"]]
    return {
        "code": part.tree["code"],
        "title": part.tree["title"],
        "intro": part.tree["intro"],
        "conditions": refs(edition, Kind.CONDITIONS, named, locale),
        "questions": [
            _question(edition, tree, question, locale) for tree, question in part.questions
        ],
    }


def _question(edition: Edition, tree: Tree, question: Question, locale: str) -> Json:
    raised = [flag for option in question.options for flag in option.flags] if tree["flags"] else []
    labels = {answer["code"]: answer["label"] for answer in tree["answers"]}
    copied = ("code", "text", "help", "kind", "is_needed", "asks_side", "follows", "signs")
    return {
        **{name: tree[name] for name in copied},
        "red_flags": [_flag(edition, flag, locale) for flag in raised],
        "areas": refs(edition, Kind.REGIONS, tree["regions"], locale),
        "answers": [
            _answer(edition, option, labels[option.code], locale) for option in question.options
        ],
    }


def _answer(edition: Edition, option: Option, label: str, locale: str) -> Json:
    return {
        "code": option.code,
        "label": label,
        "least": option.least,
        "most": option.most,
        "leads_to": _leads_to(edition, option, locale) if option.leads_somewhere else None,
    }


def _leads_to(edition: Edition, option: Option, locale: str) -> Json:
    flag = option.flags[0] if len(option.flags) == 1 else None
    return {
        **_grounds(edition, option, locale),
        "red_flag": {"level": flag.level, "action": flag.action} if flag else None,
        "texts": option.texts,
    }


def _grounds(edition: Edition, option: Option, locale: str) -> Json:
    return {
        "limitations": option.limitations,
        "exclude_risks": option.exclude_risks,
        "outlet": option.outlet,
        "advice": option.advice,
        "reason": option.reason,
        "sources": refs(edition, Kind.SOURCES, option.sources, locale),
        "inference": option.inference,
    }


def _reason(edition: Edition, reason: Reason, locale: str) -> Json:
    condition = reason.condition
    return {
        "question": reason.question,
        "condition": ref(edition, Kind.CONDITIONS, condition, locale) if condition else None,
        "answer": reason.option.code,
        **_grounds(edition, reason.option, locale),
    }


def _flag(edition: Edition, flag: Flag, locale: str) -> Json:
    heir = flag.inherited_from
    return {
        "level": flag.level,
        "action": flag.action,
        "signs": flag.signs,
        "inherited_from": ref(edition, Kind.CONDITIONS, heir, locale) if heir else None,
        "sources": refs(edition, Kind.SOURCES, flag.sources, locale),
        "inference": flag.inference,
    }
