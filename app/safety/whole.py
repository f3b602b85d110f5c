"""Features of a whole practice, which none of its steps has by itself (SAFETY 4)."""

from collections.abc import Iterable, Iterator

from app.safety.rules import Advice, Book
from app.vocabulary.safety import CellValue

STANDING_TIME = "total_standing_time"
REPETITIONS = "total_repetitions"
TIMES_AND_BREATHS = frozenset({"breaths", "half-minutes"})  # units that repeat nothing


def cares(book: Book, limitations: Iterable[str], feature: str) -> Iterator[Advice]:
    """Yield what asks for care with a sum; where it is forbidden, nothing adds to it."""
    for limitation in sorted(set(limitations)):
        cell = book.cells.get((limitation, feature))
        if cell is not None and cell.value is CellValue.MODIFY:
            yield Advice(limitation, feature, cell)
