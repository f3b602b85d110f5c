"""The rules told for people, as docs/seed-rules.md has them; no word of them is written here."""

from itertools import groupby

from app.seeding.check.registry import RULES

HEAD = """# The rules of the seeds

`./run seed check` applies each of these rules to every document and tells all faults at once, each
with the file, the JSON pointer and the rule's id. A release is only made when there is none.
This page is written from the code (`app/seeding/check/`); a test holds the two together.
"""


def rules_page() -> str:
    """Write the page: a heading for each subject, a row for each rule."""
    parts = [HEAD]
    for subject, rules in groupby(RULES, key=lambda rule: rule.subject):
        parts.append(f"\n## {subject.replace('_', ' ').capitalize()}\n")
        parts.append("\n| rule | what always holds |\n|---|---|\n")
        parts.extend(f"| `{rule.id}` | {rule.says} |\n" for rule in rules)
    parts.append(f"\n{len(RULES)} rules.\n")
    return "".join(parts)
