"""One language per answer; what is not translated stays English and says so."""

from pathlib import Path

import pytest

from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.main import create_app
from app.migrating import migrate
from app.seeding.content import Content
from app.seeding.documents.terms import TranslationDocument
from app.seeding.load import load
from app.settings import Settings
from app.vocabulary.kinds import Kind, Locale
from tests.client import Client
from tests.seeding.altered import altered

pytestmark = pytest.mark.slow


def translation(assessed: bool, **texts: str) -> TranslationDocument:
    return TranslationDocument(
        kind=Kind.CONDITIONS,
        slug="sciatica",
        locale=Locale.ZH_HANT,
        assessed=assessed,
        texts={pointer.replace("__", "/"): text for pointer, text in texts.items()},
    )


def serving(folder: Path, content: Content) -> Client:
    url = f"sqlite:///{folder / 'daoyin.db'}"
    migrate(url)
    engine = make_engine(url)
    load(engine, content)
    live = LiveEdition(engine)
    live.load()
    return Client(create_app(Settings(log_requests=False), live))


@pytest.fixture
def translated_client(tmp_path: Path, real_content: Content) -> Client:
    content = altered(real_content)
    texts = {"__title": "坐骨神經痛", "__red_flags__0__action": "未經評核"}
    content.translations.append(translation(assessed=False, **texts))
    return serving(tmp_path, content)


def test_a_translated_text_is_served_in_the_language_asked_for(translated_client: Client) -> None:
    for more in ({"params": {"lang": "zh-Hant"}}, {"headers": {"Accept-Language": "zh-TW"}}):
        response = translated_client.ask("GET", "/v1/conditions/sciatica", **more)
        assert response.json()["title"] == "坐骨神經痛"
        assert response.headers["content-language"] == "zh-Hant"
        record = response.json()["record"]
        # The title alone was translated: the red flag is not, until somebody assesses it.
        assert (record["untranslated"], record["translated"]) == (False, ["/title"])
        assert (record["language"], response.json()["slug"]) == ("zh-Hant", "sciatica")


def test_a_red_flag_keeps_its_original_until_the_translation_is_assessed(
    translated_client: Client,
) -> None:
    said = translated_client.json("/v1/conditions/sciatica?lang=zh-Hant")
    assert "未經評核" not in str(said["seek_care_if"])
    assert "your local emergency number" in said["seek_care_if"][0]["action"]


def test_a_record_without_a_translation_says_that_it_is_english(client: Client) -> None:
    record = client.json("/v1/conditions/tmd?lang=zh-Hans")["record"]
    assert (record["language"], record["untranslated"], record["translated"]) == ("en", True, [])


def test_content_language_is_that_of_the_record_and_not_the_one_asked_for(
    translated_client: Client,
) -> None:
    for slug, spoken in (("sciatica", "zh-Hant"), ("tmd", "en")):
        response = translated_client.get(f"/v1/conditions/{slug}?lang=zh-Hant")
        assert response.headers["content-language"] == spoken


@pytest.mark.parametrize("path", ["/v1", "/v1/vocabulary", "/v1/search?q=knee", "/v1/coverage"])
def test_an_answer_that_speaks_one_language_says_which(client: Client, path: str) -> None:
    assert client.get(path).headers["content-language"] == "en"


def test_an_accept_language_that_is_not_served_falls_back_to_english(client: Client) -> None:
    response = client.get("/v1/conditions/sciatica", headers={"Accept-Language": "fr, x-odd;q=9"})
    assert response.status_code == 200
    assert response.headers["content-language"] == "en"
    assert "Accept-Language" in response.headers["vary"]


def test_a_lang_that_is_not_served_is_refused(client: Client) -> None:
    assert client.problem("/v1/conditions?lang=fr", 400)["type"] == "/problems/unsupported-language"
