"""Words for what one does: postures, sides, breath, cues, sections, goals, equipment."""

from enum import StrEnum


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


ON_THE_FEET = frozenset({Posture.STANDING, Posture.WALKING})


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
