"""Closed word lists and code grammars of the domain; labels for people live in
seed_data/vocabulary.
"""

from enum import StrEnum


class Kind(StrEnum):
    """Kinds of records served under /v1, in the order in which search breaks ties."""

    CONDITIONS = "conditions"
    ROUTINES = "routines"
    MOVEMENTS = "movements"
    ACUPOINTS = "acupoints"
    REGIONS = "regions"
    CONCEPTS = "concepts"
    FORMS = "forms"
    MERIDIANS = "meridians"
    PROGRAMMES = "programmes"
    CLAIMS = "claims"
    CAUTIONS = "cautions"
    SOURCES = "sources"


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


class Practice(StrEnum):
    """Whether a condition may be practised with at all (SAFETY 3)."""

    OFFERED = "offered"
    BREATH_ONLY = "breath_only"
    NOT_OFFERED = "not_offered"
    EMERGENCY = "emergency"


class Urgency(StrEnum):
    """How soon a red flag asks for help."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"


class Posture(StrEnum):
    """The posture of a movement variant."""

    STANDING = "standing"
    SEATED = "seated"
    SUPINE = "supine"
    SIDE_LYING = "side-lying"
    FLOOR_CROSS_LEGGED = "floor-cross-legged"
    FLOOR_LONG_SITTING = "floor-long-sitting"
    KNEELING = "kneeling"
    HANDS_AND_KNEES = "hands-and-knees"
    WALKING = "walking"


class Laterality(StrEnum):
    """How a movement uses the two sides of the body."""

    SYMMETRIC = "symmetric"
    ALTERNATING = "alternating"
    UNILATERAL = "unilateral"
    MIDLINE = "midline"


class Sides(StrEnum):
    """The side or sides on which a routine step is done."""

    NONE = "none"
    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class RegionRole(StrEnum):
    """Whether a movement moves a region or rests attention on it."""

    MOVES = "moves"
    ATTENDS = "attends"


class Contact(StrEnum):
    """How a movement meets an acupoint; point cautions apply to all but attention."""

    PRESS = "press"
    TAP = "tap"
    RUB = "rub"
    ATTENTION = "attention"


class BreathPhase(StrEnum):
    """The breath that goes with a step or a cue."""

    IN = "in"
    OUT = "out"
    NATURAL = "natural"
    HOLD = "hold"


class CueKind(StrEnum):
    """What a spoken cue is for."""

    READY = "ready"
    MOVE = "move"
    BREATHE = "breathe"
    ATTEND = "attend"
    SAFETY = "safety"
    REST = "rest"


class Severity(StrEnum):
    """How much of a risk feature a posture variant carries."""

    SLIGHT = "slight"
    MODERATE = "moderate"
    HIGH = "high"


class Scope(StrEnum):
    """Whether a risk feature belongs to a variant, a wish or a whole session."""

    VARIANT = "variant"
    WISH = "wish"
    SESSION = "session"


class CellValue(StrEnum):
    """What is known of a limitation against a risk feature; a missing pair is unknown."""

    FORBID = "forbid"
    MODIFY = "modify"
    CLEAR = "clear"


class Verdict(StrEnum):
    """What may be said of a movement variant for a condition (SAFETY 2)."""

    USED_IN_A_TRIAL_PROGRAMME = "used_in_a_trial_programme"
    NAMED_BY_A_SOURCE = "named_by_a_source"
    NO_KNOWN_CONFLICT = "no_known_conflict"
    MODIFY = "modify"
    PRECAUTION = "precaution"
    AVOID = "avoid"
    UNKNOWN = "unknown"


class RelationKind(StrEnum):
    """How one movement stands to another."""

    EASIER = "easier"
    HARDER = "harder"
    SEATED = "seated"
    ONE_SIDED = "one-sided"
    SIMILAR = "similar"


class Section(StrEnum):
    """The parts of a practice session, in order."""

    ARRIVE = "arrive"
    WARM_UP = "warm_up"
    MAIN = "main"
    SETTLE = "settle"
    CLOSE = "close"


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


class Goal(StrEnum):
    """What a person may want from a practice, beside a condition."""

    CALM = "calm"
    SLEEP = "sleep"
    MOBILITY = "mobility"
    BALANCE = "balance"
    STRENGTH = "strength"
    BREATH = "breath"
    POSTURE = "posture"
    BODY_AWARENESS = "body-awareness"
    WARM_HANDS_AND_FEET = "warm-hands-and-feet"
    MORNING = "morning"
    DESK_BREAK = "desk-break"


class Equipment(StrEnum):
    """What must be at hand."""

    CHAIR = "chair"
    CHAIR_WITH_BACK = "chair-with-back"
    MAT = "mat"
    PILLOW = "pillow"
    WALL_OR_RAIL = "wall-or-rail"
    STICK = "stick"


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


class CautionEffect(StrEnum):
    """Where a caution takes effect."""

    CELLS = "cells"
    POINT_RULE = "point_rule"
    SESSION_RULE = "session_rule"
    NOTICE = "notice"


class Strength(StrEnum):
    """How strongly a caution's sources put it."""

    STRONG = "strong"
    MODERATE = "moderate"
    EXPERT = "expert"
    PRECAUTION = "precaution"
    WEAK = "weak"


class PointCategory(StrEnum):
    """Traditional categories of acupoints."""

    JING_WELL = "jing-well"
    YING_SPRING = "ying-spring"
    SHU_STREAM = "shu-stream"
    JING_RIVER = "jing-river"
    HE_SEA = "he-sea"
    YUAN_SOURCE = "yuan-source"
    LUO_CONNECTING = "luo-connecting"
    XI_CLEFT = "xi-cleft"
    FRONT_MU = "front-mu"
    BACK_SHU = "back-shu"
    LOWER_HE_SEA = "lower-he-sea"
    HUI_MEETING = "hui-meeting"
    CONFLUENT = "confluent"
    COMMAND = "command"
    MA_DANYANG_STAR = "ma-danyang-star"
    WINDOW_OF_SKY = "window-of-sky"
    CHANNEL_MEETING = "channel-meeting"


class PointCautionFlag(StrEnum):
    """What a caution on an acupoint is about."""

    PREGNANCY = "pregnancy"
    PNEUMOTHORAX_NEEDLING = "pneumothorax_needling"
    ARTERY_AT_POINT = "artery_at_point"
    SPINAL_CANAL_NEEDLING = "spinal_canal_needling"
    CAROTID_OR_NECK_VESSELS = "carotid_or_neck_vessels"
    EYE_ADJACENT = "eye_adjacent"
    INTIMATE_AREA = "intimate_area"
    INFANT_FONTANELLE = "infant_fontanelle"
    TRACHEA_THROAT = "trachea_throat"
    MEDULLA_NEEDLING = "medulla_needling"
    DO_NOT_STIMULATE = "do_not_stimulate"
    NO_NEEDLING_UMBILICUS = "no_needling_umbilicus"


class AppliesToPressing(StrEnum):
    """Whether a point caution, often written for needles, holds for finger pressure."""

    YES = "yes"
    PRECAUTION = "precaution"
    INFANTS = "infants"
    NEEDLING_ONLY = "needling_only"


class CodeSystem(StrEnum):
    """Code systems of others; their rights stay theirs."""

    ICD10 = "ICD-10"
    ICD11 = "ICD-11"
    MESH = "MeSH"
    UBERON = "UBERON"


class Locale(StrEnum):
    """Languages that the API can be asked for."""

    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"


SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE_PATTERN = r"^[a-z0-9]+(_[a-z0-9]+)*$"
POINT_CODE_PATTERN = (
    r"^(LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV)[1-9][0-9]?$|^EX-[A-Z]{1,2}[0-9]*\*?$"
)
