"""Every rule across seed documents, by subject, and the page that tells them; checks nothing itself."""

from app.seeding.check import (
    audience,
    claims,
    conditions,
    forms,
    movements,
    naming,
    references,
    routines,
    safety_rules,
    statements,
    variants,
)
from app.seeding.check.rule import Rule, rule_of

SUBJECTS = (
    references,
    naming,
    statements,
    claims,
    conditions,
    safety_rules,
    movements,
    variants,
    forms,
    routines,
    audience,
)
RULES: tuple[Rule, ...] = tuple(rule_of(check) for subject in SUBJECTS for check in subject.RULES)
