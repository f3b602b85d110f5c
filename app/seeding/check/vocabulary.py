"""Rules on closed lists: each has a label for every word, and free phrases lead to words that exist."""

from collections.abc import Iterator
from enum import StrEnum

from app import vocabulary as words
from app.seeding.check.rule import Check
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary import Kind

# The lists of seed_data/vocabulary/terms.json, each with the words that it must label.
TERM_LISTS: dict[str, type[StrEnum]] = {
    "kinds": words.Kind,
    "statement_kinds": words.StatementKind,
    "grades": words.Grade,
    "assessed_by": words.AssessedBy,
    "practices": words.Practice,
    "urgencies": words.Urgency,
    "postures": words.Posture,
    "lateralities": words.Laterality,
    "sides": words.Sides,
    "region_roles": words.RegionRole,
    "contacts": words.Contact,
    "breath_phases": words.BreathPhase,
    "cue_kinds": words.CueKind,
    "severities": words.Severity,
    "scopes": words.Scope,
    "cell_values": words.CellValue,
    "verdicts": words.Verdict,
    "relation_kinds": words.RelationKind,
    "sections": words.Section,
    "bases": words.Basis,
    "detail_statuses": words.DetailStatus,
    "goals": words.Goal,
    "equipment": words.Equipment,
    "designs": words.Design,
    "directions": words.Direction,
    "source_tiers": words.SourceTier,
    "caution_effects": words.CautionEffect,
    "strengths": words.Strength,
    "point_categories": words.PointCategory,
    "point_caution_flags": words.PointCautionFlag,
    "applies_to_pressing": words.AppliesToPressing,
    "code_systems": words.CodeSystem,
    "locales": words.Locale,
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


def crosswalk_leads_to_words_that_exist(content: Content) -> Iterator[Fault]:
    """A free phrase leads to records or words of the list that it names."""
    for index, entry in enumerate(content.crosswalk):
        known = _known(content, entry.to_list)
        for number, word in enumerate(entry.to):
            if known is None or word not in known:
                message = f"{entry.to_list} has no {word}"
                place = Place("vocabulary/crosswalk.json", f"/{index}")
                rule = "crosswalk-leads-to-words-that-exist"
                yield place.fault(rule, message, "to", number)


def crosswalk_phrases_are_said_once(content: Content) -> Iterator[Fault]:
    """A free phrase of one place leads to one list once."""
    seen = set()
    for index, entry in enumerate(content.crosswalk):
        key = (entry.phrase.casefold(), entry.seen_in, entry.to_list)
        if key in seen:
            place = Place("vocabulary/crosswalk.json", f"/{index}")
            yield place.fault("crosswalk-phrases-are-said-once", entry.phrase, "phrase")
        seen.add(key)


def _known(content: Content, name: str) -> set[str] | None:
    """The slugs, codes or words of a kind or list; None where there is no such list."""
    if name in set(Kind):
        return set(content.records[Kind(name)])
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
    crosswalk_leads_to_words_that_exist,
    crosswalk_phrases_are_said_once,
)
