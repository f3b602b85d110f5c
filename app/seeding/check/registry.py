"""Every rule across seed documents, by subject, and the page that tells them; checks nothing itself."""

from app.seeding.check import references, statements
from app.seeding.check.rule import Rule, rule_of

RULES: tuple[Rule, ...] = tuple(
    rule_of(check)
    for check in (
        references.references_resolve,
        references.safety_codes_resolve,
        references.named_variants_exist,
        references.lists_name_a_record_once,
        statements.traditional_kind_and_grade_go_together,
        statements.statements_name_sources,
    )
)
