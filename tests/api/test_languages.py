"""One language per answer; what is not translated stays English and says so."""

import pytest

from app.main import create_app
from app.seeding.content import Content
from app.settings import Settings
from tests.client import Client
from tests.loaded import EmptyUrl, live_edition
from tests.seeding.altered import altered

pytestmark = pytest.mark.slow


CHINESE = pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant"])
OURS = {"zh-Hans": "坐骨神经痛", "zh-Hant": "坐骨神經痛"}


def serving(url: str, content: Content) -> Client:
    return Client(create_app(Settings(log_requests=False), live_edition(url, content)))


@pytest.fixture(scope="module")
def assessed_client(empty_url: EmptyUrl, real_content: Content) -> Client:
    """The real content as if somebody had assessed all of its translations."""
    content = altered(real_content)
    content.translations[:] = [
        one.model_copy(update={"assessed": True}) for one in content.translations
    ]
    return serving(empty_url(), content)


@CHINESE
def test_a_translated_text_is_served_in_the_language_asked_for(locale: str, client: Client) -> None:
    for more in ({"params": {"lang": locale}}, {"headers": {"Accept-Language": locale}}):
        response = client.ask("GET", "/v1/conditions/sciatica", **more)
        assert response.json()["title"] == OURS[locale]
        assert response.headers["content-language"] == locale
        record = response.json()["record"]
        assert record["untranslated"] is False and "/title" in record["translated"]
        assert (record["language"], response.json()["slug"]) == (locale, "sciatica")


@CHINESE
def test_what_warns_has_its_original_beside_it_until_the_translation_is_assessed(
    locale: str, client: Client, assessed_client: Client
) -> None:
    original = client.json("/v1/conditions/sciatica")["seek_care_if"]
    both = client.json(f"/v1/conditions/sciatica?lang={locale}")["seek_care_if"]
    alone = assessed_client.json(f"/v1/conditions/sciatica?lang={locale}")["seek_care_if"]
    assert len(original) == len(both) == len(alone)
    for english, told, chinese in zip(original, both, alone, strict=True):
        assert told["action"] == f"{chinese['action']} [{english['action']}]"
        signs = zip(english["signs"], told["signs"], chinese["signs"], strict=True)
        assert all(one == f"{ours} [{theirs}]" for theirs, one, ours in signs)
        assert not chinese["action"].isascii()


@CHINESE
def test_every_caution_of_a_movement_is_told_in_both(locale: str, client: Client) -> None:
    def cautions(lang: str) -> list[str]:
        variants = client.json(f"/v1/movements/hold-up-the-sky?lang={lang}")["variants"]
        return [caution["text"] for variant in variants for caution in variant["cautions"]]

    for english, told in zip(cautions("en"), cautions(locale), strict=True):
        assert told.endswith(f"[{english}]") and not told.startswith("[")


@CHINESE
def test_a_statement_that_tells_what_to_do_is_told_in_both(locale: str, client: Client) -> None:
    english, told = (
        client.json(f"/v1/concepts/neuropathic-pain?lang={lang}")["known"]
        for lang in ("en", locale)
    )
    assert told[0]["text"].endswith(f"[{english[0]['text']}]")
    assert english[3]["text"] not in told[3]["text"]


def test_a_record_without_a_translation_says_that_it_is_english(client: Client) -> None:
    slug = client.json("/v1/sources?limit=1")["items"][0]["slug"]
    record = client.json(f"/v1/sources/{slug}?lang=zh-Hans")["record"]
    assert (record["language"], record["untranslated"], record["translated"]) == ("en", True, [])


def test_content_language_is_that_of_the_record_and_not_the_one_asked_for(client: Client) -> None:
    slug = client.json("/v1/sources?limit=1")["items"][0]["slug"]
    for path, spoken in (("conditions/sciatica", "zh-Hant"), (f"sources/{slug}", "en")):
        response = client.get(f"/v1/{path}?lang=zh-Hant")
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
