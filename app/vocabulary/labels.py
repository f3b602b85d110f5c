"""English labels that the forms of a session set beside what it says, by group and code.

A code without a label is told as it is, with its dashes opened; what stands here in just that way
stands here to be translated.
"""

_UNITS = (
    *("arcs", "bends", "bounces", "breaths", "changes", "circles", "draws", "half-minutes"),
    *("hugs", "leans", "lifts", "lines", "looks", "loops", "minutes", "passes", "pats"),
    *("picks", "pounces", "pushes", "reaches", "reps", "rings", "rinses", "rises", "rounds"),
    *("scoops", "sides", "sounds", "stretches", "strides", "strokes", "sways", "swings"),
    *("taps", "times", "turns", "waves", "wheels", "wing-beats"),
)
_OPENED = {
    "variant": (
        *("floor-cross-legged", "floor-long-sitting", "hands-and-knees", "seated", "seated-drum"),
        *("seated-ears", "seated-empty-hands", "seated-eyes", "seated-flat-wrist", "seated-front"),
        *("seated-grow-tall", "seated-hands-in-the-air", "seated-hands-on-hips", "seated-low"),
        *("seated-low-arms", "seated-navel-and-low-back", "seated-palm", "seated-pillow"),
        *("seated-silent", "seated-still", "seated-still-head", "seated-tail-only"),
        *("seated-towel", "seated-whole-trunk", "seated-with-circles", "side-lying", "standing"),
        *("standing-ears", "standing-even", "standing-hands-on", "standing-hands-supported"),
        *("standing-heels", "standing-in-place", "standing-step", "standing-tap"),
        *("standing-two-wings", "standing-wall", "standing-whole", "supine", "supine-low"),
        *("supine-wall", "walking", "walking-two-sniffs"),
    ),
    "posture": (
        *("standing", "seated", "supine", "side-lying", "floor-cross-legged"),
        *("floor-long-sitting", "kneeling", "hands-and-knees", "walking"),
    ),
    "contact": ("press", "tap", "rub", "attention"),
}


def _opened(code: str) -> str:
    return code.replace("-", " ").replace("_", " ")


LABELS: dict[str, dict[str, str]] = {
    # Told as they are written, and after a number.
    "unit": {code: code for code in _UNITS},
    **{group: {code: _opened(code) for code in codes} for group, codes in _OPENED.items()},
    "mark": {
        "colon": ": ",
        "comma": ", ",
        "semicolon": "; ",
        "stop": ".",
        "open": " (",
        "close": ")",
    },
    "first": {
        "title": "Read this first",
        "any": "Any one of these signs",
        "stop": "When to stop",
    },
    "urgency": {"emergency": "Emergency", "urgent": "Urgent", "soon": "Soon"},
    "section": {
        "arrive": "Arrive",
        "warm_up": "Warm up",
        "main": "Main part",
        "settle": "Settle",
        "close": "Close",
    },
    "side": {"left": "left side", "right": "right side"},
    "cue": {"bell": "Bell", "safety": "Take care"},
    "phase": {"in": "in", "out": "out", "natural": "natural", "hold": "hold"},
    "strength": {"expert": "expert view"},
    "verdict": {
        "used_in_a_trial_programme": "used in a trial programme",
        "named_by_a_source": "named by a source",
        "no_known_conflict": "no known conflict",
        "modify": "only in the gentler form",
        "precaution": "precaution",
        "avoid": "avoid",
        "unknown": "unknown",
    },
    "basis": {
        "unscreened": "Nobody was asked about health limits, so only the gentlest was offered.",
        "none-declared": "Made for somebody who named no health limits.",
        "declared": "Made with the health limits that were named.",
    },
    "status": {
        "composed_with_gaps": "Not every part of the wish could be met; see the end.",
    },
    "rule": {
        "forbidden": "a source or a stated inference speaks against it",
        "modify-not-met": "only a gentler form would be allowed",
        "unknown-hazard": "nothing is known about it, and it carries a hazard",
        "unknown-strict": "nothing is known about it, and this limit asks for care",
        "unknown-level": "nothing is known about it, and it is demanding",
        "not-assessed": "nobody has assessed it yet",
        "unscreened-hazard": "it carries a hazard, and nobody was asked about health limits",
        "unscreened-level": "it is demanding, and nobody was asked about health limits",
        "point-in-pregnancy": "it touches a point that is left alone in pregnancy",
        "ends-the-matter": "ends the matter",
        "breath-only": "breath only",
        "hurt-area": "hurt area",
    },
    "told": {
        "before": "Before you start",
        "after": "Afterwards",
        "caution": "Caution",
        "cautions": "Cautions",
        "advice": "Take care",
        "not_assessed": "Not assessed for",
        "easier": "Easier",
        "why": "Why",
        "how": "How",
        "points": "Points",
        "gaps": "Not met",
        "omitted": "Left out for safety",
        "sources": "Sources",
        "end": "The end",
        "length": "Length",
        "rounds": "Rounds",
        "breaths": "breaths",
        "natural": "breathe as it comes",
        "steps": "Steps",
        "every_step": "Every step",
        "throughout": "Throughout",
        "like": "As step {number}, with its cautions.",
        "letters": "For whom a letter stands",
        "made": "Content release {release}, engine {engine}, session {session_id}.",
        "seconds": "{seconds} s",
    },
    "share": {
        "again": "This session again",
        "warning": (
            "Take care: this address can hold what you said about your health. Whoever has it, "
            "or scans its code, can read that. Share it only with people you trust."
        ),
        "calendar": (
            "Take care: a calendar may be shared or copied to other services. Titles, texts and "
            "addresses in it can tell about your health."
        ),
    },
}
