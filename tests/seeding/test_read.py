"""Reading tells everything that is malformed, with its file and pointer, and keeps the rest."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.seeding.read import read
from app.vocabulary.kinds import Kind

REGION: dict[str, Any] = {
    "slug": "wrist",
    "assessed_by": "author",
    "name": "Wrist",
    "parent": None,
    "anatomical_term": "carpus",
    "hanzi": None,
    "lay_names": [],
    "side_pairs": True,
    "motions": [],
    "codes": [],
}


def told(*folders: Path) -> list[tuple[str, str, str]]:
    _, faults = read(folders)
    return [(fault.file, fault.pointer, fault.rule) for fault in faults]


def place(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def region(folder: Path, **changes: Any) -> Path:
    return place(folder, "regions/wrist.json", json.dumps({**REGION, **changes}))


def test_a_valid_file_is_read_without_a_fault(tmp_path: Path) -> None:
    content, faults = read([region(tmp_path)])
    assert not faults
    assert content.of(Kind.REGIONS)["wrist"].name == "Wrist"
    assert content.place("regions", "wrist").file == "regions/wrist.json"


@pytest.mark.parametrize(
    "text", ["{", "", b"\xff\xfe", '{"slug": "a", "slug": "b"}', "[" * 100_000, '{"a":' * 100_000]
)
def test_a_file_that_is_no_plain_json_is_told(text: str | bytes, tmp_path: Path) -> None:
    folder = place(tmp_path, "regions/wrist.json", text)
    assert told(folder) == [("regions/wrist.json", "", "file-is-json")]


def test_what_is_called_a_file_and_is_none_is_told_without_the_place_of_this_machine(
    tmp_path: Path,
) -> None:
    (tmp_path / "regions" / "wrist.json").mkdir(parents=True)
    _, [fault] = read([tmp_path])
    assert (fault.file, fault.rule) == ("regions/wrist.json", "file-is-json")
    assert str(tmp_path) not in str(fault)


def test_a_key_said_twice_is_named(tmp_path: Path) -> None:
    _, faults = read([place(tmp_path, "regions/a.json", '[{"slug": "a", "slug": "b"}]')])
    assert "slug" in faults[0].message


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"colour": "red"}, "/colour"),
        ({"side_pairs": "true"}, "/side_pairs"),
        ({"name": 5}, "/name"),
        ({"name": " Wrist"}, "/name"),
        ({"slug": "Wrist"}, "/slug"),
        ({"assessed_by": "nobody"}, "/assessed_by"),
        ({"motions": ["bend", 3]}, "/motions/1"),
    ],
)
def test_a_field_of_the_wrong_shape_is_told(
    changes: dict[str, Any], pointer: str, tmp_path: Path
) -> None:
    folder = region(tmp_path, **changes)
    assert told(folder) == [("regions/wrist.json", pointer, "shape")]


def test_a_missing_field_is_told(tmp_path: Path) -> None:
    short = {name: value for name, value in REGION.items() if name != "parent"}
    folder = place(tmp_path, "regions/wrist.json", json.dumps(short))
    assert told(folder) == [("regions/wrist.json", "/parent", "shape")]


def test_a_faulty_document_of_a_list_is_told_by_its_place_and_the_others_are_kept(
    tmp_path: Path,
) -> None:
    both = [{**REGION, "name": None}, {**REGION, "slug": "hand"}]
    content, faults = read([place(tmp_path, "regions/all.json", json.dumps(both))])
    assert [(fault.pointer, fault.rule) for fault in faults] == [("/0/name", "shape")]
    assert list(content.records[Kind.REGIONS]) == ["hand"]


def test_a_value_that_is_no_object_is_told(tmp_path: Path) -> None:
    folder = place(tmp_path, "regions/all.json", '["wrist"]')
    assert told(folder) == [("regions/all.json", "/0", "shape")]


@pytest.mark.parametrize("name", ["wrist.json", "bones/wrist.json", "translations/wrist.json"])
def test_a_file_that_nothing_reads_is_told(name: str, tmp_path: Path) -> None:
    folder = place(tmp_path, name, json.dumps(REGION))
    assert told(folder) == [(name, "", "file-belongs")]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "overlay") == [("overlay", "", "folder-exists")]


def test_an_overlay_may_add_a_record(tmp_path: Path) -> None:
    content, faults = read([region(tmp_path / "base"), region(tmp_path / "more", slug="hand")])
    assert not faults
    assert set(content.records[Kind.REGIONS]) == {"wrist", "hand"}


def test_an_overlay_may_not_replace_a_record(tmp_path: Path) -> None:
    content, faults = read([region(tmp_path / "base"), region(tmp_path / "more", name="Mine")])
    assert [(fault.rule, fault.pointer) for fault in faults] == [("slug-is-unique", "/slug")]
    assert content.of(Kind.REGIONS)["wrist"].name == "Wrist"


def test_a_plain_list_says_each_key_once(tmp_path: Path) -> None:
    again = [{"says": "bad back", "means": ["low back pain"]}] * 2
    folder = place(tmp_path, "vocabulary/search_synonyms.json", json.dumps(again))
    assert told(folder) == [("vocabulary/search_synonyms.json", "/1/says", "key-is-unique")]
