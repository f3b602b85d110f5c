"""Folding, cutting and stemming of single words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue.search.stems import canonical
from app.catalogue.search.words import cut, fold, fold_with_v, name_parts, query_runs, query_words


def test_folding_takes_off_tones_case_and_apostrophes() -> None:
    assert fold("Yánglíngquán Fù'āi ÉTÉ Straße") == "yanglingquan fuai ete strasse"


def test_only_an_umlaut_has_a_spelling_with_v() -> None:
    assert fold_with_v("Zhōnglǚshū") == "zhonglvshu"
    assert fold_with_v("Mìngmén") is None


def test_hanzi_and_letters_are_cut_apart() -> None:
    assert cut(fold("GB-34(陽陵泉)knee")) == ["gb", "34", "陽陵泉", "knee"]


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_read_alike_alone_and_beside_hanzi(text: str) -> None:
    assert [*cut(fold(text)), "膝"] == cut(fold(text + "膝"))


def test_longer_hanzi_of_a_query_are_cut_into_pairs() -> None:
    assert query_words(query_runs("陽陵泉 knee")) == ["陽陵", "陵泉", "knee"]


def test_a_query_is_read_to_a_bound() -> None:
    assert len(query_runs("a b " * 40)) == 12
    assert query_runs("x" * 500) == ["x" * 200]
    assert len(query_words(["命" * 30])) == 12


def test_a_name_offers_its_parts() -> None:
    assert name_parts("Silk Reeling (Chan Si Gong)") == ["Silk Reeling", "Chan Si Gong"]
    assert name_parts("Silk Reeling") == []


@pytest.mark.parametrize(
    "same",
    [
        "knee knees",
        "neuropathy neuropathies",
        "oedema edema",
        "exercise exercises exercising exercised",
        "organise organize organised",
        "organisation organization organisations",
        "centre center centres centers",
        "programme program programmes",
        "breathe breathing breath breathed",
        "move moving moved moves",
        "open opening opened",
        "travelling traveling",
        "roll rolling rolled",
        "rub rubbed rubbing",
        "dizzy dizziness",
        "numb numbness",
        "practise practice practising",
        "foot feet",
        "stress stresses stressed",
        "diagnosis diagnoses",
        "pulse pulsing",
        "anaesthesia anesthesia",
        "disc disk discs",
        "tumour tumor",
    ],
)
def test_forms_of_one_word_share_a_key(same: str) -> None:
    assert len({canonical(word) for word in same.split()}) == 1


@pytest.mark.parametrize(
    "apart",
    ["spin spine", "hop hope", "pulse pull", "ming ping", "bed be", "need knee", "pelvis pelv"],
)
def test_different_words_stay_apart(apart: str) -> None:
    one, other = apart.split()
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("word", ["mingmen", "yanglingquan", "qing", "hegu", "de", "shenmen"])
def test_pinyin_is_left_as_it_is(word: str) -> None:
    assert canonical(word) == word


def test_zeros_before_the_number_of_a_code_do_not_count() -> None:
    assert canonical("gb034") == "gb34"
    assert canonical("gb30") == "gb30"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=20))
def test_a_stem_is_never_empty_and_hardly_longer(word: str) -> None:
    assert 1 <= len(canonical(word)) <= len(word) + 1
