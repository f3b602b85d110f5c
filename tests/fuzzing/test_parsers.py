"""A small share of `tests.fuzzing.marathon`: nothing but the declared refusal, and what is ours
comes back.
"""

import pytest

from tests.fuzzing.parsers import PARSERS, tried

SHARE = {"choreography": 1000}
OTHERS = 10_000


@pytest.mark.slow
@pytest.mark.parametrize("parser", PARSERS)
def test_nearly_right_input_is_refused_in_the_declared_way_or_read(parser: str) -> None:
    outcomes = set()
    for number in range(SHARE.get(parser, OTHERS)):
        found, _ = tried(parser, number)
        assert found.broken is None, (number, found)
        outcomes.add(found.outcome)
    assert len(outcomes) >= 2, outcomes
