"""The files of the practice app keep to the house's sizes and words, and are served as they are."""

import re
from pathlib import Path

import pytest

from app.player.files import SITE, site_files
from tests.client import Client

OWN = [
    path
    for path in sorted(SITE.rglob("*"))
    if path.suffix in {".js", ".css", ".html"} and path.parent.name != "vendor"
]
# The words that the safety rules keep out of interface texts.
NOT_SAID = re.compile(
    r"\b(treat(s|ed|ment|ments)?|therap\w+|prescri\w+|cures?|cured|heal(s|ed|ing)?|relief|relieves?)\b",
    re.I,
)


def table(language: str) -> dict[str, str]:
    """Both tables of a language; no word may stand in both."""
    words = [
        pair
        for name in (language, f"more-{language}")
        for pair in re.findall(
            r'^  (\w+): "(.*)",$', (SITE / "words" / f"{name}.js").read_text(encoding="utf-8"), re.M
        )
    ]
    assert len(dict(words)) == len(words)
    return dict(words)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_no_file_is_longer_than_the_hard_stop(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_every_text_of_the_interface_is_in_every_language(language: str) -> None:
    english, other = table("en"), table(language)
    assert list(english) == list(other)
    places = re.compile(r"\{\w+\}")
    assert {
        word
        for word in english
        if sorted(places.findall(english[word])) != sorted(places.findall(other[word]))
    } == set()


def test_every_text_that_is_asked_for_is_there() -> None:
    english = table("en")
    asked = {
        word
        for path in OWN
        if path.suffix == ".js"
        for call in re.findall(r"\bsay\(([^;]*?)\)", path.read_text(encoding="utf-8"))
        for word in re.findall(r'"(\w+)"', re.sub(r'[!=]== "\w+"', "", call))
    }
    assert len(asked) > 100
    assert asked - set(english) == set()


def test_the_interface_promises_nothing() -> None:
    assert {word: text for word, text in table("en").items() if NOT_SAID.search(text)} == {}


def test_no_page_has_script_or_style_of_its_own_or_a_foreign_address() -> None:
    for path in OWN:
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=\"|\son\w+=\"", text) == []
        addresses = set(re.findall(r"https?://[\w./-]+", text))
        assert addresses <= {"http://www.w3.org/2000/svg"}, path.name


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/player/main.js", "text/javascript; charset=utf-8"),
        ("/player/style/base.css", "text/css; charset=utf-8"),
        ("/player/icons/icon-192.png", "image/png"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/app.webmanifest", "application/manifest+json"),
    ],
)
def test_each_file_is_served_as_what_it_is(client: Client, path: str, media_type: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type


def test_the_page_is_under_a_strict_policy(client: Client) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy


def test_the_worker_keeps_all_that_the_app_is_made_of() -> None:
    worker = site_files()["sw.js"].decode()
    kept = set(re.findall(r'"(/[^"]*)"', worker.splitlines()[1]))
    modules = {f"/player/{path.relative_to(SITE).as_posix()}" for path in SITE.rglob("*.js")}
    assert modules - kept <= {"/player/sw.js", "/player/embed.js"}
    assert "/" in kept


def test_what_is_no_file_of_the_app_is_not_found(client: Client) -> None:
    assert client.get("/player/main.py").status_code == 404
    assert client.get("/player/..%2ffiles.py").status_code == 404
