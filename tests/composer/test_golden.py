"""The same wish gives the same session, to the byte, until ENGINE is raised."""

import pytest

from app.composer.compose import compose
from app.composer.token import ENGINE
from tests.composer.golden_sessions import FOLDER, LIBRARY, WISHES, golden, kept
from tests.composer.promises import broken

ADVICE = (
    "A golden session changed, so tokens given out before now lead to other sessions. If that is "
    "meant, raise ENGINE in app/composer/token.py, say so in the changelog, and write the files "
    "anew with `python -m tests.composer.golden_sessions`."
)


@pytest.mark.parametrize("name", WISHES)
def test_a_golden_session_is_as_it_was(name: str) -> None:
    assert golden(name) == kept(name), ADVICE


@pytest.mark.parametrize("name", WISHES)
def test_a_golden_session_keeps_every_promise(name: str) -> None:
    assert broken(compose(WISHES[name], LIBRARY), WISHES[name], LIBRARY) == []


def test_the_files_are_of_this_engine_and_none_is_left_over() -> None:
    assert {kept(name)["engine"] for name in WISHES} == {ENGINE}, ADVICE
    assert {path.stem for path in FOLDER.glob("*.json")} == set(WISHES)
