"""The cells of the safety rules in another language: what they advise, never what they decide."""

from collections.abc import Mapping
from dataclasses import replace

from app.catalogue.edition import Edition
from app.safety.rules import Advice, Cell, Finding
from app.vocabulary.kinds import PlainKind

Cells = Mapping[tuple[str, str], Cell]


def cells_in(edition: Edition, locale: str, *, beside: bool = True) -> Cells:
    """Return every cell by its pair, with advice and reason in that language; made once."""
    cells = edition.book.cells
    if not edition.is_listed_in(PlainKind.CELLS, locale):
        return cells
    key = ("cells", locale, beside)
    found: Cells | None = edition.memo.get(key)
    if found is None:
        told = {
            (tree["limitation"], tree["feature"]): tree
            for tree in edition.listed(PlainKind.CELLS, locale, beside=beside)
        }
        found = edition.memo[key] = {
            pair: replace(cell, advice=told[pair]["advice"], reason=told[pair]["reason"])
            for pair, cell in cells.items()
        }
    return found


def advice_in(cells: Cells, advice: Advice) -> Advice:
    """Return what to heed with the words of these cells."""
    return replace(advice, cell=cells[advice.limitation, advice.feature])


def finding_in(cells: Cells, finding: Finding) -> Finding:
    """Return why something is left out with the words of these cells."""
    if finding.cell is None:
        return finding
    return replace(finding, cell=cells[finding.limitation or "", finding.feature or ""])
