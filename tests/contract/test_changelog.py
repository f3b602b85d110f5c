"""The changelog speaks to callers: releases in order, known sections, whole sentences."""

import re

from tests.contract.reading import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Content"}


def test_the_newest_entry_is_unreleased() -> None:
    assert re.findall(r"^## (.+)$", TEXT, re.M)[0] == "Unreleased"


def test_releases_are_versions_with_dates() -> None:
    for title in re.findall(r"^## (.+)$", TEXT, re.M)[1:]:
        assert re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", title), title


def test_only_known_sections_are_used_and_none_is_empty() -> None:
    parts = re.split(r"^### (.+)\n", TEXT, flags=re.M)[1:]
    assert set(parts[::2]) <= SECTIONS
    assert [
        name for name, body in zip(parts[::2], parts[1::2], strict=True) if "\n- " not in body
    ] == []


def test_every_entry_is_a_sentence() -> None:
    entries = re.findall(r"^- (.+(?:\n  .+)*)", TEXT, re.M)
    assert entries
    assert [entry for entry in entries if not entry.endswith(".")] == []


def test_the_changelog_is_for_callers_and_names_no_file_of_the_code() -> None:
    assert re.findall(r"\b(?:app|tests)/\w+", TEXT) == []
