"""A session in another language is the very same session; only its words differ."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.catalogue.live import LiveEdition
from app.composer.cards import Library
from app.composer.compose import choose, told
from app.composer.session import PracticeSession
from app.composer.swapping import exchange_for, exchanged
from app.composer.token import Ticket
from app.composer.validating import Given, validate
from app.composer.wish import Wish
from app.errors import CannotCompose
from app.sessions.library import library_of
from app.sessions.telling import library_in, spoken
from app.sessions.tickets import composed, refusal_told, tellings
from app.vocabulary.practice import Posture, Section
from tests.composer.wishing import Drawing

pytestmark = pytest.mark.slow
LANGUAGES = pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
# What is said to people; every other text is a code, a slug or the key of a source.
WORDS = frozenset(
    {"action", "advice", "instructions", "name", "reason", "signs", "summary", "text", "title"}
    | {"transition", "who", "stop_if", "opening_advice", "closing_advice", "practice_reason"}
)
WISHES = 150
WISH = Wish(
    conditions=("sciatica",),
    limitations=("numb_feet", "osteoporosis"),
    postures=(Posture.STANDING, Posture.SEATED, Posture.SUPINE),
    half_breaths_per_minute=12,
)


@pytest.fixture(scope="module")
def edition(tongued: LiveEdition) -> Edition:
    return tongued.current()


def bones(value: Any, name: str = "") -> Any:
    """A session without its words: how many there are of each is left, and all that they mean."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = (field.name for field in fields(value))
        return {part: bones(getattr(value, part), part) for part in parts if part != "wish"}
    if isinstance(value, tuple):
        return [bones(item, name) for item in value]
    if name == "advice" and not isinstance(value, str):
        return value
    return value is not None if name in WORDS else value


def words(value: Any, name: str = "", at: str = "") -> Iterator[tuple[str, str]]:
    """Every text that is said to people, with where it stands."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name != "wish":
                yield from words(getattr(value, field.name), field.name, f"{at}/{field.name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from words(item, name, f"{at}/{number}")
    elif isinstance(value, str) and name in WORDS:
        yield at, value


def english_in(session: PracticeSession) -> list[str]:
    """Texts without a single character of another script."""
    return [f"{at}: {text}" for at, text in words(session) if text.isascii()]


@LANGUAGES
def test_for_any_wish_only_the_words_differ(lang: str, edition: Edition) -> None:
    ground = library_of(edition)
    others = [library_in(edition, lang, beside=beside) for beside in (True, False)]
    drawing, counted = Drawing(ground, longest=1200), 0
    for seed in range(WISHES):
        wish = drawing.wish(seed)
        try:
            choice = choose(wish, ground)
        except CannotCompose as refused:
            codes = [(one.code, one.wanted, one.limitation) for one in refused.obstacles]
            for library in others:
                with pytest.raises(CannotCompose) as same:
                    choose(wish, library)
                assert codes == [(o.code, o.wanted, o.limitation) for o in same.value.obstacles]
            continue
        counted += 1
        english = bones(told(choice, ground))
        for library in others:
            assert bones(told(choice, library)) == english, (seed, wish)
            assert choose(wish, library).plan.objective == choice.plan.objective
    assert counted > WISHES // 5


@LANGUAGES
def test_no_english_is_left_where_everything_is_translated(lang: str, edition: Edition) -> None:
    ground, library = library_of(edition), library_in(edition, lang, beside=False)
    drawing = Drawing(ground, longest=900)
    for seed in range(40):
        try:
            session = told(choose(drawing.wish(seed), ground), library)
        except CannotCompose:
            continue
        assert english_in(session) == []


@LANGUAGES
def test_what_warns_has_its_original_behind_it_and_nothing_else_has(
    lang: str, edition: Edition
) -> None:
    found = tellings(edition, Ticket(replace(WISH, lang=lang), 1))
    assert found.original and found.marked
    pairs = zip(words(found.session), words(found.original), words(found.marked), strict=True)
    marked = [
        (at, alone, original, both)
        for (at, alone), (_, original), (_, both) in pairs
        if alone != both
    ]
    places = {at.split("/")[1] for at, *_ in marked}
    lists = {"seek_care_if", "stop_if", "opening_advice", "closing_advice"}
    assert places == {*lists, "steps", "omitted"}
    for at, alone, original, both in marked:
        if "/why/" in at or "advice/" in at or "transition" in at or "/cues/" in at:
            continue  # put together of several texts, each with its own original
        assert both == f"{alone} [{original}]", at
    cautions = {at for at, _ in words(found.session) if "/cautions/" in at}
    assert cautions and cautions <= {at for at, *_ in marked}


def test_the_original_of_a_session_is_what_english_asks_for(edition: Edition) -> None:
    chinese = tellings(edition, Ticket(replace(WISH, lang="zh-Hans"), 1))
    assert chinese.original == composed(edition, Ticket(WISH, 1))
    assert chinese.marked == replace(
        composed(edition, Ticket(replace(WISH, lang="zh-Hans"), 1)), wish=chinese.session.wish
    )
    english = tellings(edition, Ticket(WISH, 1))
    assert (english.original, english.marked) == (None, None)


@LANGUAGES
def test_a_swap_is_the_same_in_every_language(lang: str, edition: Edition) -> None:
    ground, library = library_of(edition), library_in(edition, lang)
    wish = replace(WISH, limitations=(), half_breaths_per_minute=None)
    choice = choose(wish, ground)
    english, chinese = told(choice, ground), told(choice, library)
    for step in english.steps:
        try:
            exchange = exchange_for(english, step.number, ground)
        except CannotCompose:
            continue
        assert exchange_for(chinese, step.number, library) == exchange
        swapped = exchanged(english, exchange, ground), exchanged(chinese, exchange, library)
        assert bones(swapped[1]) == bones(swapped[0])
        assert english_in(exchanged(chinese, exchange, library)) == []


@LANGUAGES
def test_steps_are_judged_alike_in_every_language(lang: str, edition: Edition) -> None:
    ground, library = library_of(edition), library_in(edition, lang)
    cards = [*ground.cards[:40], *ground.cards[:3]]
    given = tuple(
        Given(card.movement, card.variant, section, 7, 0, None)
        for card, section in zip(cards, [*Section] * 9, strict=False)
    )
    found = validate(given, WISH, ground), validate(given, WISH, library)
    assert bones(found[1]) == bones(found[0])
    told_ones = [remark.reason for remark in found[1].remarks]
    assert len(told_ones) > 20 and not [reason for reason in told_ones if reason.isascii()]


def test_a_refusal_is_told_in_the_language_that_is_asked_for(edition: Edition) -> None:
    wish = replace(WISH, limitations=("fever",), lang="zh-Hans")
    with pytest.raises(CannotCompose) as refused:
        composed(edition, Ticket(wish, 1))
    assert refused.value.reason.isascii()
    assert not refusal_told(edition, Ticket(wish, 1)).isascii()


def test_a_language_that_nothing_is_told_in_is_english(edition: Edition) -> None:
    bare = replace(edition, languages=frozenset(), memo={})
    assert spoken(bare, "zh-Hans") == "en"
    assert library_in(bare, "zh-Hans") is library_of(bare)


def test_another_language_shares_whatever_is_no_text(edition: Edition) -> None:
    ground, library = library_of(edition), library_in(edition, "zh-Hans")
    assert_shared(ground, library)


def assert_shared(ground: Library, library: Library) -> None:
    for card, other in zip(ground.cards, library.cards, strict=True):
        for name in ("dose", "moves", "attends", "subject", "points", "meridians", "forms"):
            assert getattr(card, name) is getattr(other, name)
    assert library.frames is ground.frames and library.known is ground.known
    assert library.original is ground and library.ground is ground
