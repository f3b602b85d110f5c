"""The page of rules tells what the code checks, and no exception to them is left without a need.

That the project's own seeds keep every rule is a test of `seed check`.
"""

import pytest

from app.seeding.check.page import rules_page
from app.seeding.check.registry import RULES
from app.seeding.check.words import ALLOWED
from app.seeding.content import Content
from app.seeding.documents.base import Document
from app.seeding.rows import canonical, tree_of
from tests.fixtures import ROOT

FEWEST_RULES = 45


def test_the_page_of_rules_is_the_one_that_the_code_writes() -> None:
    page = (ROOT / "docs/seed-rules.md").read_text(encoding="utf-8")
    assert page == rules_page(), "write docs/seed-rules.md anew from rules_page()"


def test_no_rule_was_lost() -> None:
    assert len(RULES) >= FEWEST_RULES


@pytest.mark.slow
def test_every_exception_to_the_word_list_is_needed(real_content: Content) -> None:
    documents: list[Document] = [
        item for some in real_content.records.values() for item in some.values()
    ]
    documents += [item for some in real_content.plain.values() for item in some.values()]
    everything = b"\n".join(canonical(tree_of(item)) for item in documents).decode().lower()
    assert [phrase for phrase, _ in ALLOWED if phrase not in everything] == []
