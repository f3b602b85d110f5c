"""Whatever a picture may say is in the fonts that it is turned into pixels with."""

import struct
from pathlib import Path

import pytest

from app.catalogue.edition import Edition
from app.figures.languages import words_for
from app.vocabulary.kinds import Kind, Locale
from app.web.rasterising import FONTS


def characters_of(path: Path) -> set[int]:
    """Read which characters a TrueType font has, from the first table of its character map."""
    data = path.read_bytes()
    (count,) = struct.unpack(">H", data[4:6])
    tables = {}
    for at in range(12, 12 + 16 * count, 16):
        name, _, offset, _ = struct.unpack(">4sIII", data[at : at + 16])
        tables[name] = offset
    start = tables[b"cmap"]
    (parts,) = struct.unpack(">H", data[start + 2 : start + 4])
    found: set[int] = set()
    for at in range(start + 4, start + 4 + 8 * parts, 8):
        (offset,) = struct.unpack(">I", data[at + 4 : at + 8])
        found |= _mapped(data, start + offset)
    return found


def _mapped(data: bytes, at: int) -> set[int]:
    (form,) = struct.unpack(">H", data[at : at + 2])
    if form != 4:
        return set()
    (twice,) = struct.unpack(">H", data[at + 6 : at + 8])
    ends = struct.unpack(f">{twice // 2}H", data[at + 14 : at + 14 + twice])
    starts = struct.unpack(f">{twice // 2}H", data[at + 16 + twice : at + 16 + 2 * twice])
    return {
        code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)
    }


@pytest.mark.slow
def test_every_character_of_a_picture_can_be_drawn(edition: Edition) -> None:
    said = {text for locale in Locale for text in words_for(locale).values()}
    for kind in (Kind.MOVEMENTS, Kind.ROUTINES, Kind.ACUPOINTS, Kind.CONDITIONS):
        for slug in edition.shelf(kind).slugs:
            for locale in (Locale.ZH_HANS, Locale.ZH_HANT):
                said |= set(edition.texts(kind, slug, locale).values())
    for tree in edition.shelf(Kind.MOVEMENTS).trees.values():
        said.add(tree["name"])
        said |= {step["text"] for variant in tree["variants"] for step in variant["steps"]}
    for tree in edition.shelf(Kind.ACUPOINTS).trees.values():
        said |= {tree["code"], tree["chinese"]["simplified"], tree["chinese"]["traditional"]}
    known = {code for name in ("latin.ttf", "han.ttf") for code in characters_of(FONTS / name)}
    missing = {letter for text in said for letter in text if ord(letter) not in known}
    assert "".join(sorted(missing)) == ""
