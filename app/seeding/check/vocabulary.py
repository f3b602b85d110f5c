"""Rules on closed lists: every word has a label; free phrases lead to words that exist."""

from collections.abc import Iterator
from enum import StrEnum

from app.safety import rules
from app.seeding.check.rule import Check, Path, words_of
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary import evidence, kinds, points, practice, safety
from app.vocabulary.kinds import Kind

# The lists of seed_data/vocabulary/terms.json, each with the words that it must label.
TERM_LISTS: dict[str, type[StrEnum]] = {
    "kinds": kinds.Kind,
    "statement_kinds": evidence.StatementKind,
    "grades": evidence.Grade,
    "assessors": evidence.AssessedBy,
    "practices": safety.Practice,
    "urgencies": safety.Urgency,
    "postures": practice.Posture,
    "lateralities": practice.Laterality,
    "sides": practice.Sides,
    "region_roles": practice.RegionRole,
    "contacts": practice.Contact,
    "breath_phases": practice.BreathPhase,
    "cue_kinds": practice.CueKind,
    "severities": safety.Severity,
    "scopes": safety.Scope,
    "cell_values": safety.CellValue,
    "verdicts": evidence.Verdict,
    "relation_kinds": practice.RelationKind,
    "sections": practice.Section,
    "bases": evidence.Basis,
    "detail_statuses": evidence.DetailStatus,
    "goals": practice.Goal,
    "equipment": practice.Equipment,
    "designs": evidence.Design,
    "directions": evidence.Direction,
    "source_tiers": evidence.SourceTier,
    "caution_effects": safety.CautionEffect,
    "strengths": evidence.Strength,
    "point_categories": points.PointCategory,
    "point_caution_flags": points.PointCautionFlag,
    "pressing_rules": points.AppliesToPressing,
    "code_systems": kinds.CodeSystem,
    "locales": kinds.Locale,
    "omission_rules": rules.Rule,
    "safety_bases": rules.Basis,
    "question_kinds": safety.QuestionKind,
    "screening_allowances": safety.Allowance,
    "screening_outlets": safety.Outlet,
    "body_sides": safety.BodySide,
    "surgery_clearances": safety.Cleared,
}
# Fields that hold a word of a list for which the code has no enum; None stands for every kind.
OPEN_LISTS: dict[tuple[str | None, str], str] = {
    ("movements", "motion"): "joint_motions",
    ("regions", "motions"): "joint_motions",
    ("meridians", "category"): "meridian_categories",
    ("meridians", "polarity"): "polarities",
    ("meridians", "limb"): "meridian_limbs",
    ("meridians", "six_channel"): "six_channels",
    ("meridians", "element"): "elements",
    ("forms", "category"): "form_categories",
    ("forms", "list_status"): "list_statuses",
    ("acupoints", "cun_system"): "cun_systems",
    ("acupoints", "tier"): "pregnancy_point_tiers",
    ("claims", "topic"): "claim_topics",
    ("sources", "seen_as"): "ways_seen",
    ("sources", "topics"): "source_topics",
    ("limitations", "action"): "gate_actions",
    ("features", "origin"): "feature_origins",
    (None, "match"): "code_matches",
}


def closed_lists_have_terms(content: Content) -> Iterator[Fault]:
    """Every closed list of the vocabulary has its list of terms."""
    terms = content.plain.get("terms", {})
    for name in TERM_LISTS:
        if (name,) not in terms:
            place = Place("vocabulary/terms.json", "")
            yield place.fault("closed-lists-have-terms", f"{name} is missing")


def terms_are_the_words_of_their_list(content: Content) -> Iterator[Fault]:
    """A list that labels a closed list has exactly its words, each once; any list has each code
    once.
    """
    for document, place in content.each_plain("terms"):
        codes = [term.code for term in document.terms]
        due = TERM_LISTS.get(document.list)
        odd = {code for code in codes if codes.count(code) > 1}
        if due is not None:
            odd |= set(codes) ^ {word.value for word in due}
        if odd:
            message = f"missing, unknown or twice: {', '.join(sorted(odd))}"
            yield place.fault("terms-are-the-words-of-their-list", message, "terms")


def open_words_have_terms(content: Content) -> Iterator[Fault]:
    """A word of a list that the code does not close is in that list of terms."""
    for name, place, path, word in _open_words(content):
        known = _known(content, name)
        if known is not None and word not in known:
            yield place.fault("open-words-have-terms", f"{name} has no {word}", *path)


def crosswalk_leads_to_words_that_exist(content: Content) -> Iterator[Fault]:
    """A free phrase leads to records or words of the list that it names."""
    for entry, place in content.each_listed("crosswalk"):
        known = _known(content, entry.to_list)
        for number, word in enumerate(entry.to):
            if known is None or word not in known:
                message = f"{entry.to_list} has no {word}"
                rule = "crosswalk-leads-to-words-that-exist"
                yield place.fault(rule, message, "to", number)


def crosswalk_phrases_are_said_once(content: Content) -> Iterator[Fault]:
    """A free phrase of one place leads to one list once."""
    seen = set()
    for entry, place in content.each_listed("crosswalk"):
        key = (entry.phrase.casefold(), entry.seen_in, entry.to_list)
        if key in seen:
            yield place.fault("crosswalk-phrases-are-said-once", entry.phrase, "phrase")
        seen.add(key)


def _open_words(content: Content) -> Iterator[tuple[str, Place, Path, str]]:
    """Yield each word of an open list with the list's name and where the word stands."""
    groups = {kind.value: content.each(kind) for kind in Kind}
    groups |= {name: content.each_plain(name) for name in ("limitations", "features")}
    for group, documents in groups.items():
        for document, place in documents:
            for path, word in words_of(document):
                field = next(str(step) for step in reversed(path) if isinstance(step, str))
                name = OPEN_LISTS.get((group, field)) or OPEN_LISTS.get((None, field))
                if name is not None:
                    yield name, place, path, word


def _known(content: Content, name: str) -> set[str] | None:
    """The slugs, codes or words of a kind or list; None where there is no such list."""
    if name in set(Kind):
        unread = {slug for kind, slug in content.unread if kind == name}
        return unread | set(content.records[Kind(name)])
    if name in TERM_LISTS:
        return {word.value for word in TERM_LISTS[name]}
    if (name,) in content.plain.get("terms", {}):
        return {term.code for term in getattr(content.plain["terms"][name,], "terms", ())}
    if name in content.plain:
        return {key[0] for key in content.plain[name]}
    return None


RULES: tuple[Check, ...] = (
    closed_lists_have_terms,
    terms_are_the_words_of_their_list,
    open_words_have_terms,
    crosswalk_leads_to_words_that_exist,
    crosswalk_phrases_are_said_once,
)
