"""Which positions carry which value, as the bits of one number."""

from hypothesis import given
from hypothesis import strategies as st

from app.catalogue.bits import Facets, positions

PAIRS = st.tuples(st.sampled_from(["region", "goal"]), st.sampled_from(["a", "b", "c"]))


@given(st.lists(st.lists(PAIRS), max_size=40))
def test_a_facet_holds_exactly_the_positions_that_carry_its_value(
    carried: list[list[tuple[str, str]]],
) -> None:
    facets = Facets(carried)
    assert list(positions(facets.all)) == list(range(len(carried)))
    for facet in ("region", "goal"):
        for value in ("a", "b", "c"):
            expected = [at for at, pairs in enumerate(carried) if (facet, value) in pairs]
            assert list(positions(facets.any_of(facet, [value]))) == expected
            assert facets.counts(facet, facets.all).get(value, 0) == len(expected)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30), st.integers(0, 13), st.booleans())
def test_a_bound_holds_the_positions_of_the_numbers_within_it(
    numbers: list[int], limit: int, is_least: bool
) -> None:
    facets = Facets([("minutes", str(number))] for number in numbers)
    for _ in range(2):
        within = facets.bounded("minutes", limit, is_least=is_least)
        found = [numbers[at] for at in positions(within)]
        assert found == [n for n in numbers if (n >= limit if is_least else n <= limit)]
