"""Movements are told each in its own words: steps that are nearly alike are few, and get fewer."""

from collections import defaultdict
from itertools import islice

import numpy as np
from rapidfuzz import fuzz, process

from app.seeding.content import Content
from app.vocabulary.kinds import Kind

ALIKE_PERCENT = 85
# How to sit, stand, lie and come back is much the same everywhere. Lower it when you mend one.
MOST_PAIRS = 81


def test_few_steps_of_different_movements_are_nearly_alike(real_content: Content) -> None:
    tellers: dict[str, set[str]] = defaultdict(set)
    for movement, _ in real_content.each(Kind.MOVEMENTS):
        for variant in movement.variants:
            for step in variant.steps:
                tellers[step.text].add(movement.slug)
    texts = sorted(tellers)
    likeness = process.cdist(
        texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE_PERCENT, dtype=np.uint8
    )
    pairs = [
        (texts[one], texts[other])
        for one, other in np.argwhere(likeness)
        if one < other and not tellers[texts[one]] & tellers[texts[other]]
    ]
    assert len(pairs) <= MOST_PAIRS, list(islice(pairs, 20))
