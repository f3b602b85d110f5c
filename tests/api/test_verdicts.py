"""Verdicts of movement variants: a source's word never stands above a rule of safety."""

import pytest

from app.catalogue.edition import Edition
from app.catalogue.screening import screened
from app.vocabulary.kinds import Kind
from tests.client import Client


@pytest.mark.slow
def test_no_verdict_of_a_source_covers_a_rule_that_leaves_the_variant_out(
    client: Client, edition: Edition
) -> None:
    for slug in edition.shelf(Kind.CONDITIONS).slugs:
        implied = frozenset(
            item["limitation"]
            for item in edition.tree(Kind.CONDITIONS, slug)["implied_limitations"]
        )
        judgements = screened(edition, implied).judgements
        for told in client.json(f"/v1/conditions/{slug}?fields=movements")["movements"]:
            at = edition.variants.by_slug[told["movement"]["slug"], told["variant"]]
            if not judgements[at].allowed:
                assert told["verdict"] in ("avoid", "unknown"), (slug, told)


def test_a_movement_of_a_trial_programme_is_told_with_its_sources(client: Client) -> None:
    told = client.json("/v1/conditions/low-back-pain?fields=movements")["movements"]
    assert {item["verdict"] for item in told} <= {
        "used_in_a_trial_programme", "named_by_a_source", "no_known_conflict", "modify",
        "precaution", "avoid", "unknown",
    }  # fmt: skip
    used = [
        item
        for slug in ("copd", "type-2-diabetes", "cancer-fatigue", "depression")
        for item in client.json(f"/v1/conditions/{slug}?fields=movements")["movements"]
        if item["verdict"] == "used_in_a_trial_programme"
    ]
    assert all(item["sources"] for item in used)
