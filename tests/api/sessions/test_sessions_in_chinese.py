"""Every form of a session in the language of its wish, what warns in both languages."""

import json
import re
from html import unescape

import pytest

from app.catalogue.edition import Edition
from app.catalogue.live import LiveEdition
from app.composer.session import CueKind, PracticeSession
from app.composer.token import decode
from app.main import create_app
from app.seeding.content import Content
from app.sessions.tickets import tellings
from app.settings import Settings
from tests.api.sessions.chinese import LANGUAGES, composed
from tests.client import Client
from tests.loaded import EmptyUrl, live_edition
from tests.tongues import with_lists_told

pytestmark = pytest.mark.slow
SUFFIXES = ["txt", "md", "html", "vtt", "chapters.vtt", "metadata.vtt", "ssml", "ics"]
AT = "?start=2026-12-01T08:00&tz=Asia/Shanghai"
CALLED = {"zh-Hans": "坐骨神经痛", "zh-Hant": "坐骨神經痛"}


@pytest.fixture(scope="module")
def live(tongued: LiveEdition) -> Edition:
    return tongued.current()


def bare(text: str) -> str:
    """A text without its spaces, which a form may set as it likes."""
    return "".join(text.split())


def read(client: Client, href: str, suffix: str) -> str:
    """What a form says, without its markup; a line may be folded, escaped or marked."""
    response = client.get(f"{href}.{suffix}{AT if suffix == 'ics' else ''}")
    assert response.status_code == 200, response.text[:500]
    text = response.content.decode()
    if suffix == "ics":
        text = re.sub(r"\\([,;\\])", r"\1", text.replace("\r\n ", "")).replace("\\n", "\n")
    elif suffix == "md":
        text = re.sub(r"\\([^\w\s])", r"\1", text)
    elif suffix == "metadata.vtt":
        text = "\n".join(
            str(value)
            for line in text.splitlines()
            for value in (json.loads(line).values() if line.startswith("{") else [line])
        )
    return bare(unescape(re.sub(r"<[^>]*>", "", text)))


def warning(session: PracticeSession, suffix: str) -> list[str]:
    """Every text of a session that warns and that a form holds, one after the other."""
    found = [text for one in session.seek_care_if for text in (one.action, *one.signs)]
    found += session.stop_if
    if suffix != "chapters.vtt":
        found += session.opening_advice
        found += () if suffix == "metadata.vtt" else session.closing_advice
        for step in session.steps:
            found += [caution.text for caution in step.cautions]
            found += [heed.cell.advice for heed in step.advice]
            if suffix != "ics":
                found += [cue.text for cue in step.cues if cue.kind is CueKind.SAFETY and cue.text]
    return [bare(text) for text in found]


def pairs(edition: Edition, suffix: str, href: str) -> list[tuple[str, str]]:
    """Each warning that a form must hold, in the language of its session and in English."""
    told = tellings(edition, decode(href.rpartition("/")[2]))
    assert told.original
    own, original = (warning(one, suffix) for one in (told.session, told.original))
    return list(dict.fromkeys(zip(own, original, strict=True)))


def alone(texts: set[str]) -> set[str]:
    """Texts that are no part of another."""
    return {text for text in texts if not any(text != o and text in o for o in texts)}


@LANGUAGES
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_form_tells_what_warns_in_both_languages_and_neither_twice_over(
    suffix: str, lang: str, speaking: Client, live: Edition
) -> None:
    href = composed(speaking, lang=lang)["href"]
    text = read(speaking, href, suffix)
    due = pairs(live, suffix, href)
    assert len(due) > 20
    for own, original in due:
        assert own in text and original in text, (own, original)
        assert f"[{original}]" not in text, original
    whole, counted = alone({own for own, _ in due}), 0
    for original in alone({original for _, original in due}):
        # One English text may be worded in several ways, each of which has it behind it.
        wordings = {own for own, first in due if first == original}
        if wordings <= whole and not any(o in wordings and e != original for o, e in due):
            counted += 1
            assert text.count(original) == sum(map(text.count, wordings)), original
    assert counted > 10


@LANGUAGES
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_caution_of_our_own_on_the_way_is_told_in_both(
    suffix: str, lang: str, speaking: Client
) -> None:
    asked = {"limitations": ["fall_last_year"], "postures": ["standing"], "lang": lang}
    text = read(speaking, composed(speaking, **asked)["href"], suffix)
    english = bare("Keep your eyes open and a support within reach.")
    is_said = suffix not in ("chapters.vtt", "ics")
    assert (english in text) == is_said
    assert ("手边要有可以扶的东西。" in text or "手邊要有可以扶的東西。" in text) == is_said


@LANGUAGES
def test_json_tells_what_warns_with_its_original_behind_it(lang: str, speaking: Client) -> None:
    english, chinese = composed(speaking), composed(speaking, lang=lang)
    assert chinese["language"] == lang and chinese["title"].endswith(CALLED[lang])

    def same(first: list[str], second: list[str]) -> None:
        assert first and len(first) == len(second)
        for text, both in zip(first, second, strict=True):
            assert both.endswith(f" [{text}]") and both.count(text) == 1, both

    same(english["stop_if"], chinese["stop_if"])
    for flag, other in zip(english["seek_care_if"], chinese["seek_care_if"], strict=True):
        same([flag["action"], *flag["signs"]], [other["action"], *other["signs"]])
    for step, other in zip(english["steps"], chinese["steps"], strict=True):
        same(
            [caution["text"] for caution in step["cautions"]],
            [caution["text"] for caution in other["cautions"]],
        )
        for advice, told in zip(step["advice"], other["advice"], strict=True):
            same([advice["advice"]], [told["advice"]])
        assert not other["movement"]["name"].isascii()
        assert "[" not in other["summary"] and not other["summary"].isascii()
    for one, other in zip(english["omitted"], chinese["omitted"], strict=True):
        if one["advice"]:
            same([one["advice"]], [other["advice"]])


@LANGUAGES
@pytest.mark.parametrize(
    ("suffix", "mark"),
    [
        ("html", '<html lang="{}">'),
        ("ssml", 'xml:lang="{}">'),
        ("ics", "SUMMARY;LANGUAGE={}:"),
        ("metadata.vtt", '"lang":"{}"'),
    ],
)
def test_a_form_says_which_language_it_is_in(
    suffix: str, mark: str, lang: str, speaking: Client
) -> None:
    href = composed(speaking, lang=lang)["href"]
    response = speaking.get(f"{href}.{suffix}{AT if suffix == 'ics' else ''}")
    assert mark.format(lang) in response.text
    assert response.headers["content-language"] == lang


@LANGUAGES
@pytest.mark.parametrize(
    ("suffix", "mark"),
    [("html", ' lang="en">'), ("ssml", '<s xml:lang="en">'), ("vtt", "<lang en>")],
)
def test_the_original_is_marked_as_english(
    suffix: str, mark: str, lang: str, speaking: Client
) -> None:
    text = speaking.get(f"{composed(speaking, lang=lang)['href']}.{suffix}").text
    assert text.count(mark) > 20
    english = [
        unescape(re.sub("<[^>]*>", "", part))
        for part in re.findall(rf"{re.escape(mark)}(.*?)</", text)
    ]
    assert [part for part in english if re.search("[\u3400-\u9fff]", part)] == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_assessed_translation_stands_alone_in_every_form(
    suffix: str, empty_url: EmptyUrl, real_content: Content
) -> None:
    client = assessed_client(empty_url, real_content)
    english = composed(client)
    text = read(client, composed(client, lang="zh-Hans")["href"], suffix)
    for flag in english["seek_care_if"]:
        assert bare(flag["action"]) not in text
    for line in english["stop_if"]:
        assert bare(line) not in text


ASSESSED: dict[str, Client] = {}


def assessed_client(empty_url: EmptyUrl, content: Content) -> Client:
    """A client of the real content as if somebody had assessed all of its translations."""
    if "client" not in ASSESSED:
        told = with_lists_told(content)
        told.translations[:] = [
            one.model_copy(update={"assessed": True}) for one in told.translations
        ]
        live = live_edition(empty_url(), told)
        ASSESSED["client"] = Client(create_app(Settings(log_requests=False), live))
    return ASSESSED["client"]


@LANGUAGES
def test_no_english_is_left_in_a_form_but_the_originals(
    lang: str, speaking: Client, live: Edition
) -> None:
    href = composed(speaking, lang=lang)["href"]
    told = tellings(live, decode(href.rpartition("/")[2]))
    assert told.original
    known = " ".join(
        text
        for step in told.original.steps
        for text in (step.transition, *(caution.who or "" for caution in step.cautions))
    )
    known = bare(known) + "".join(warning(told.original, "txt"))
    sources = {bare(source["name"]) for source in composed(speaking)["evidence"]}
    for line in speaking.get(f"{href}.txt").content.decode().splitlines():
        said = bare(re.sub(r"^ *- (\[.*?\] )?", "", line))
        is_english = re.search("[A-Za-z]{3}", said) and not re.search("[\u3400-\u9fff]", said)
        if is_english and said not in sources and "/v1/sessions/" not in said:
            assert any(piece and piece in known for piece in re.split("[:;]", said)), line
