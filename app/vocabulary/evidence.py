"""Words for what is known and how well: grades, verdicts, designs and tiers of sources."""

from enum import StrEnum


class StatementKind(StrEnum):
    """Where a statement on health comes from (SAFETY 2)."""

    TRADITIONAL = "traditional"
    MECHANISTIC = "mechanistic"
    CLINICAL = "clinical"


class Grade(StrEnum):
    """The only words with which a statement may be graded (SAFETY 2)."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly supported"
    MIXED = "mixed"
    TRADITIONAL_TEACHING = "traditional-teaching"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"


class AssessedBy(StrEnum):
    """Who has read a record; nobody but authors and scripts has so far."""

    SCRIPT = "script"
    AUTHOR = "author"
    SECOND_AUTHOR = "second_author"
    PRACTITIONER = "practitioner"


class Verdict(StrEnum):
    """What may be said of a movement variant for a condition (SAFETY 2)."""

    USED_IN_A_TRIAL_PROGRAMME = "used_in_a_trial_programme"
    NAMED_BY_A_SOURCE = "named_by_a_source"
    NO_KNOWN_CONFLICT = "no_known_conflict"
    MODIFY = "modify"
    PRECAUTION = "precaution"
    AVOID = "avoid"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Whether a value was read in a source or is the project's own design."""

    SOURCE = "source"
    DERIVED = "derived"
    DESIGN = "design"


class DetailStatus(StrEnum):
    """How completely the steps of a movement were seen in sources."""

    SOURCED = "sourced"
    PARTIAL = "partial"
    COMPOSED = "composed"


class Design(StrEnum):
    """The design of a source."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    GUIDELINE = "guideline"
    GUIDELINE_SUMMARY = "guideline-summary"
    RCT = "rct"
    PILOT = "pilot"
    COHORT = "cohort"
    REVIEW = "review"
    BASIC_SCIENCE = "basic-science"
    HISTORY = "history"
    PATIENT_INFORMATION = "patient-information"
    NEWS = "news"
    PRACTICE_TEACHING = "practice-teaching"
    DATA_SET = "data-set"


class Direction(StrEnum):
    """What a study found; null on a source means it is no study of an effect."""

    BENEFIT = "benefit"
    MIXED = "mixed"
    NO_DIFFERENCE = "no-difference"
    HARM = "harm"


class SourceTier(StrEnum):
    """The quality of the page or publisher (A official or peer-reviewed ... D weak)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Strength(StrEnum):
    """How strongly a caution's sources put it."""

    STRONG = "strong"
    MODERATE = "moderate"
    EXPERT = "expert"
    PRECAUTION = "precaution"
    WEAK = "weak"
