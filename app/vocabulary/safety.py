"""Words of the safety rules: what may be practised, how urgent, how severe, what a cell says."""

from enum import StrEnum


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


class CautionEffect(StrEnum):
    """Where a caution takes effect."""

    CELLS = "cells"
    POINT_RULE = "point_rule"
    SESSION_RULE = "session_rule"
    NOTICE = "notice"


class QuestionKind(StrEnum):
    """How a screening question is answered."""

    YES_NO = "yes_no"
    ONE_OF = "one_of"
    NUMBER = "number"
    SURGERY = "surgery"


class Allowance(StrEnum):
    """What a person may be offered after screening."""

    SESSION = "session"
    BREATH_ONLY = "breath_only"
    NO_SESSION = "no_session"


class Outlet(StrEnum):
    """Where an answer leads instead of an ordinary session, what presses most first."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    LOW_SUGAR = "low_sugar"
    MINOR = "minor"
    WAIT = "wait"
    ANSWER_FIRST = "answer_first"
    BREATH_ONLY = "breath_only"


class BodySide(StrEnum):
    """The side that an answer names."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Cleared(StrEnum):
    """Whether a surgical team has said that one may exercise; only yes counts as yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
