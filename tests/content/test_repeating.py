"""Records are told each in their own words: texts that are nearly alike are few, and get fewer."""

from collections import defaultdict
from itertools import islice
from typing import NamedTuple

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from app.seeding.check.rule import words_of
from app.seeding.content import Content
from app.vocabulary.kinds import Kind

ALIKE_PERCENT = 85


class Budget(NamedTuple):
    """How many pairs of texts of different records may be nearly alike; one text counts once."""

    kind: Kind
    field: str
    most_pairs: int


# How to sit, lie and come back, and where to stop, is much the same everywhere; two points beside
# each other are found alike. Lower a number when you mend a pair.
BUDGETS = (
    Budget(Kind.MOVEMENTS, "summary", 0),
    Budget(Kind.MOVEMENTS, "steps", 81),
    Budget(Kind.MOVEMENTS, "common_errors", 20),
    Budget(Kind.MOVEMENTS, "may_feel", 35),
    Budget(Kind.MOVEMENTS, "relations", 19),
    Budget(Kind.ROUTINES, "summary", 0),
    Budget(Kind.ROUTINES, "design_reasons", 120),
    Budget(Kind.ROUTINES, "steps", 143),
    Budget(Kind.CONDITIONS, "what_it_is", 0),
    Budget(Kind.CONDITIONS, "can_do", 3),
    Budget(Kind.CONDITIONS, "cannot_do", 27),
    Budget(Kind.CONCEPTS, "summary", 0),
    Budget(Kind.ACUPOINTS, "finding", 170),
)


@pytest.mark.parametrize("budget", BUDGETS, ids=lambda budget: f"{budget.kind}.{budget.field}")
def test_few_texts_of_different_records_are_nearly_alike(
    real_content: Content, budget: Budget
) -> None:
    tellers: dict[str, set[str]] = defaultdict(set)
    for record, _ in real_content.each(budget.kind):
        for path, text in words_of(record):
            # A code or a slug has no space.
            if budget.field in path and "sources" not in path and " " in text:
                tellers[text].add(record.slug)
    texts = sorted(tellers)
    likeness = process.cdist(
        texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE_PERCENT, dtype=np.uint8
    )
    pairs = [
        (texts[one], texts[other])
        for one, other in np.argwhere(likeness)
        if one < other and not tellers[texts[one]] & tellers[texts[other]]
    ]
    assert len(pairs) <= budget.most_pairs, (len(pairs), list(islice(pairs, 20)))
