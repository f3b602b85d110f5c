"""In pregnancy no session touches a point that is avoided then, nor rubs, presses or taps."""

import pytest

from app.safety.reading import BY_HAND, Tree, avoided_in_pregnancy, book_of, subject_of
from app.safety.rules import PREGNANCY, Book, Rule, judge
from app.seeding.content import Content
from app.seeding.rows import tree_of
from app.vocabulary.kinds import Kind

# A list leaves out each of these channels whole.
CHANNELS = {"ki", "sp", "te"}
# Belly and low back, where the rule is told for the region and not for single points.
REGIONS = {"abdomen", "lower-back", "sacrum-coccyx"}
# Side points that lie between the two, and a row of points that reaches down into the low back.
BESIDE = {"gb25", "gb26", "lr13", "ex-b2"}


def trees(content: Content, kind: Kind) -> list[Tree]:
    return [tree_of(record) for record, _ in content.each(kind)]


def book(content: Content) -> Book:
    plain = {
        name: tuple(tree_of(document) for document, _ in content.each_plain(name))
        for name in ("limitations", "features", "cells")
    }
    return book_of(plain, trees(content, Kind.REGIONS))


@pytest.mark.slow
def test_whole_channels_and_regions_are_avoided_in_pregnancy(real_content: Content) -> None:
    points = trees(real_content, Kind.ACUPOINTS)
    due = {
        point["slug"]
        for point in points
        if point["meridian"] in CHANNELS or point["region"] in REGIONS
    }
    assert (due | BESIDE) - avoided_in_pregnancy(points) == set()


def test_a_movement_that_touches_an_avoided_point_is_left_out(real_content: Content) -> None:
    avoided = avoided_in_pregnancy(trees(real_content, Kind.ACUPOINTS))
    rules = book(real_content)
    touching = [
        (movement["slug"], {finding.rule for finding in judgement.left_out})
        for movement in trees(real_content, Kind.MOVEMENTS)
        for variant in movement["variants"]
        if (subject := subject_of(movement, variant, avoided)).touches_point_avoided_in_pregnancy
        and (judgement := judge(rules, subject, {PREGNANCY}))
    ]
    assert {"stroke-the-belly", "rub-soles", "pai-da-arms"} <= {slug for slug, _ in touching}
    assert [slug for slug, why in touching if Rule.POINT_IN_PREGNANCY not in why] == []


def test_nothing_that_rubs_presses_or_taps_is_offered_in_pregnancy(real_content: Content) -> None:
    avoided = avoided_in_pregnancy(trees(real_content, Kind.ACUPOINTS))
    rules = book(real_content)
    handled = [
        f"{movement['slug']} {variant['slug']}"
        for movement in trees(real_content, Kind.MOVEMENTS)
        for variant in movement["variants"]
        if BY_HAND & (subject := subject_of(movement, variant, avoided)).features.keys()
        and judge(rules, subject, {PREGNANCY}).allowed
    ]
    assert handled == []
