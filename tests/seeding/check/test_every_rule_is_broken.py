"""The table of rules and the tests that break them hold each other complete."""

import importlib
from collections.abc import Iterator

import pytest

from app.seeding.check.registry import RULES
from app.seeding.check.rule import rule_of
from app.seeding.content import Content
from app.seeding.faults import Fault
from tests.seeding.check.breaking import Break


def _breaks(subject: str) -> tuple[Break, ...]:
    module = importlib.import_module(f"tests.seeding.check.test_{subject}")
    breaks: tuple[Break, ...] = module.BREAKS
    return breaks


def test_every_rule_is_broken_by_a_test_of_its_subject() -> None:
    broken = {(rule.subject, item.rule) for rule in RULES for item in _breaks(rule.subject)}
    assert {(rule.subject, rule.id) for rule in RULES} == broken


def test_no_two_rules_share_an_id() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


def test_a_rule_that_does_not_say_what_it_holds_is_refused() -> None:
    def silent(_content: Content) -> Iterator[Fault]:
        yield from ()

    with pytest.raises(ValueError, match="silent"):
        rule_of(silent)
