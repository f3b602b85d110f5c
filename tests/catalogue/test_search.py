"""What a person types into the search, and what must come first."""

from __future__ import annotations

import pytest

from app.catalogue.search.entries import Entry
from app.catalogue.search.index import SearchIndex


def entry(kind: str, slug: str, *fields: tuple[str, str]) -> Entry:
    return Entry(kind, slug, fields)


CAST = [
    entry(
        "acupoints",
        "gb34",
        ("code", "GB34"),
        ("name", "Yánglíngquán"),
        ("hanzi", "阳陵泉"),
        ("hanzi", "陽陵泉"),
        ("alias", "VB34"),
        ("text", "Outer side of the lower leg, below the knee."),
    ),
    entry("acupoints", "gb33", ("code", "GB33"), ("name", "Xīyángguān"), ("hanzi", "膝阳关")),
    entry(
        "acupoints",
        "gv4",
        ("code", "GV4"),
        ("alias", "DU4"),
        ("name", "Mìngmén"),
        ("alias", "Life Gate"),
        ("hanzi", "命门"),
        ("hanzi", "命門"),
    ),
    entry("acupoints", "bl29", ("code", "BL29"), ("pinyin", "Zhōnglǚshū"), ("hanzi", "中膂俞")),
    entry("acupoints", "sp16", ("code", "SP16"), ("pinyin", "Fù'āi"), ("hanzi", "腹哀")),
    entry("acupoints", "st36", ("code", "ST36"), ("name", "Zúsānlǐ"), ("hanzi", "足三里")),
    entry("forms", "ba-duan-jin", ("name", "Eight Pieces of Brocade"), ("pinyin", "bā duàn jǐn")),
    entry(
        "forms", "silk-reeling", ("name", "Silk Reeling (Chan Si Gong)"), ("text", "Slow spirals.")
    ),
    entry("regions", "knee", ("name", "Knee"), ("hanzi", "膝")),
    entry("regions", "spine", ("name", "Spine"), ("hanzi", "脊柱")),
    entry("regions", "sacrum-coccyx", ("name", "Sacrum and coccyx")),
    entry("movements", "knee-circles", ("name", "Knee circles"), ("text", "Hands on the knees.")),
    entry("movements", "spin-wheel", ("name", "Spin the wheel"), ("text", "Arms turn.")),
    entry("movements", "breath", ("name", "Natural breathing"), ("text", "Breathe as it comes.")),
    entry("conditions", "sciatica", ("name", "Sciatica"), ("lay", "nerve pain down the leg")),
    entry("conditions", "low-back-pain", ("name", "Low back pain"), ("text", "The lumbar spine.")),
    entry("conditions", "carpal-tunnel-syndrome", ("name", "Carpal tunnel syndrome")),
    entry("conditions", "lymphoedema", ("name", "Lymphoedema"), ("text", "Swelling of the arm.")),
    entry("conditions", "peripheral-neuropathy", ("name", "Peripheral neuropathy")),
    entry(
        "sources",
        "koa-trial",
        ("title", "Knee exercise for low back pain and sciatica: a carpal tunnel trial"),
        ("text", "knee knee knee sciatica low back pain neuropathy spine GB34"),
    ),
]
SYNONYMS = {
    "tailbone": ("coccyx",),
    "pins and needles": ("neuropathy",),
    "bad back": ("low back pain", "no such word"),
}
INDEX = SearchIndex.build(CAST, synonyms=SYNONYMS)


def first(query: str, *kinds: str) -> str | None:
    result = INDEX.find(query, kinds=frozenset(kinds) or None, limit=1)
    return result.hits[0].slug if result.hits else None


def slugs(query: str) -> list[str]:
    return [hit.slug for hit in INDEX.find(query).hits]


@pytest.mark.parametrize("query", ["GB34", "gb-34", "GB 34", "G.B. 34", "gb034", "vb34", "bg34"])
def test_a_code_is_found_in_any_spelling(query: str) -> None:
    assert first(query) == "gb34"


def test_a_digit_is_never_taken_for_a_slip() -> None:
    assert slugs("gb35") == []


@pytest.mark.parametrize(
    "query",
    ["Yánglíngquán", "yanglingquan", "yang ling quan", "YANG LING QUAN", "yang2 ling2 quan2",
     "yang ling qan", "yanglinquan", "yangling", "yang ling q"],
)  # fmt: skip
def test_pinyin_is_found_with_and_without_tones_and_spaces(query: str) -> None:
    assert first(query) == "gb34"


@pytest.mark.parametrize("query", ["zhonglushu", "zhonglvshu", "Zhong Lü Shu", "zhōng lǚ shū"])
def test_an_umlaut_may_be_typed_as_u_or_v(query: str) -> None:
    assert first(query) == "bl29"


@pytest.mark.parametrize("query", ["fu'ai", "Fu’ai", "fuai", "fù āi"])
def test_an_apostrophe_may_be_left_out(query: str) -> None:
    assert first(query) == "sp16"


@pytest.mark.parametrize(
    ("query", "slug"),
    [("命门", "gv4"), ("命門", "gv4"), ("門", "gv4"), ("陽陵", "gb34"), ("陵泉", "gb34"),
     ("陽陵泉", "gb34"), ("陽陵泉穴", "gb34"), ("三里", "st36"), ("膝", "knee")],
)  # fmt: skip
def test_hanzi_are_found_whole_in_part_and_singly(query: str, slug: str) -> None:
    assert first(query) == slug


@pytest.mark.parametrize(
    ("query", "slug"),
    [("sciatca", "sciatica"), ("siatica", "sciatica"), ("carpel tunel syndrom",
     "carpal-tunnel-syndrome"), ("neuropaty", "peripheral-neuropathy"), ("brocdae", "ba-duan-jin")],
)  # fmt: skip
def test_slips_of_the_fingers_are_forgiven(query: str, slug: str) -> None:
    assert first(query) == slug


def test_a_short_word_is_not_bent_into_another() -> None:
    assert slugs("gun") == []


@pytest.mark.parametrize(
    ("query", "slug"),
    [("knees", "knee"), ("lymphedema", "lymphoedema"), ("breathes", "breath")],
)
def test_inflections_and_american_spelling_find_the_same(query: str, slug: str) -> None:
    assert first(query) == slug


def test_a_whole_name_comes_before_its_beginning_and_that_before_prose() -> None:
    assert slugs("knee")[:2] == ["knee", "knee-circles"]
    assert slugs("knee").index("knee-circles") < slugs("knee").index("gb34")


def test_sources_come_last() -> None:
    assert slugs("low back pain")[0] == "low-back-pain"
    assert slugs("knee")[-1] == "koa-trial"


def test_half_a_name_already_finds_it() -> None:
    assert first("low ba") == "low-back-pain"
    assert first("kne") == "knee"
    assert first("chan si") == "silk-reeling"


def test_records_with_all_words_come_before_records_with_some() -> None:
    assert slugs("knee circles wheel")[:2] == ["knee-circles", "spin-wheel"]
    found = slugs("lumbar spine")
    assert found.index("low-back-pain") < found.index("spine")


def test_a_name_among_other_words_counts_as_one() -> None:
    assert first("ba duan jin at home") == "ba-duan-jin"
    assert first("press gb 34 gently") == "gb34"


def test_kinds_limit_hits_and_total() -> None:
    result = INDEX.find("knee", kinds=frozenset({"movements"}))
    assert [(hit.kind, hit.slug) for hit in result.hits] == [("movements", "knee-circles")]
    assert result.total == 1
    assert INDEX.find("knee", kinds=frozenset({"no-such-kind"})).total == 0


def test_a_synonym_widens_the_search_and_takes_nothing_away() -> None:
    assert first("tailbone") == "sacrum-coccyx"
    assert first("pins and needles") == "peripheral-neuropathy"
    assert first("bad back") == "low-back-pain"
    assert SearchIndex.build(CAST).find("tailbone").total == 0


def test_a_query_of_stop_words_only_still_answers() -> None:
    assert "spin-wheel" in slugs("the")
    assert "spin-wheel" in slugs("what is the")


@pytest.mark.parametrize("query", ["", "   ", "?!*", "zzzzzzzz", "'"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    result = INDEX.find(query)
    assert (result.hits, result.total) == ((), 0)


def test_a_hit_names_the_field_that_matched() -> None:
    roles = {query: INDEX.find(query).hits[0].role for query in ("GB34", "life gate", "命門")}
    assert roles == {"GB34": "code", "life gate": "alias", "命門": "hanzi"}


def test_scores_fall_and_stay_between_0_and_1() -> None:
    scores = [hit.score for hit in INDEX.find("knee pain spine").hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_equal_hits_stand_in_the_order_of_kinds_then_slugs() -> None:
    twins = [entry(kind, slug, ("text", "moxa")) for kind, slug in
             [("movements", "b"), ("movements", "a"), ("conditions", "z")]]  # fmt: skip
    found = SearchIndex.build(twins).find("moxa").hits
    assert [hit.slug for hit in found] == ["z", "a", "b"]


def test_two_entries_for_one_record_are_refused() -> None:
    with pytest.raises(ValueError, match="unique"):
        SearchIndex.build([CAST[0], CAST[0]])


def test_an_unknown_field_role_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'nickname'"):
        SearchIndex.build([entry("regions", "knee", ("nickname", "Knee"))])


def test_an_empty_index_answers_with_nothing() -> None:
    assert SearchIndex.build([]).find("knee").total == 0
