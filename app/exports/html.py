"""A printable hand-out in HTML: one page where it fits, no script, no inline style, no colour.

It links one stylesheet, `handout.css` beside this file, which the API serves under STYLESHEET.
Without it the page still reads in the right order.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from app.composer.session import PracticeSession, Step
from app.exports.envelope import Envelope
from app.exports.escaping import xml
from app.exports.qr import qr
from app.exports.script import dose, easier, name
from app.exports.timeline import end_of
from app.exports.times import clock
from app.exports.warnings import Line, after, before, of_step, seek, stop

STYLESHEET = "/v1/assets/handout.css"
# How many letters fit on one page of either paper at each size of type, tried by printing. From
# the third on, the summaries of movements stand for their instructions where those don't fit.
ROOMY, COMPACT, DENSE, TIGHT = 2200, 3500, 6500, 9300
MOST_TYPED = 100
_TAG = re.compile("<[^>]*>")


def html(session: PracticeSession, envelope: Envelope) -> bytes:
    """Return the page; no warning, caution or time is ever shortened to make it fit."""
    body = "\n".join(_body(session, envelope, is_whole=True))
    if _letters(body) > DENSE:
        body = "\n".join(_body(session, envelope, is_whole=False))
    head = _head(session, envelope)
    return f'{head}\n<body class="{_size(_letters(body))}">\n{body}\n</body>\n</html>\n'.encode()


def _letters(body: str) -> int:
    return len(_TAG.sub("", body))


def _size(letters: int) -> str:
    """Return the largest type that makes one page; what can't be one is set to be read."""
    limits = ((ROOMY, "roomy"), (COMPACT, "compact"), (DENSE, "dense"), (TIGHT, "tight"))
    return next((size for limit, size in limits if letters <= limit), "dense")


@dataclass(frozen=True, slots=True)
class Row:
    """Steps in a row that differ by time and side alone, with what is to be heeded in them."""

    steps: tuple[Step, ...]
    lines: tuple[Line, ...]


def rows_of(session: PracticeSession, envelope: Envelope) -> list[Row]:
    """Gather the sides of a movement, so that it is told once."""
    keyed = [
        ((step.movement, step.variant, of_step(step, session, envelope)), step)
        for step in session.steps
    ]
    return [
        Row(tuple(step for _, step in group), key[2])
        for key, group in groupby(keyed, key=lambda pair: pair[0])
    ]


def _head(session: PracticeSession, envelope: Envelope) -> str:
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{xml(session.wish.lang)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            # The address of this page may hold health data; no link may carry it on.
            '<meta name="referrer" content="no-referrer">',
            f"<title>{xml(session.title)}</title>",
            f'<link rel="stylesheet" href="{xml(envelope.at_site(STYLESHEET))}">',
            "</head>",
        ]
    )


def _body(session: PracticeSession, envelope: Envelope, *, is_whole: bool) -> Iterable[str]:
    rows = rows_of(session, envelope)
    numbers = _numbers(rows)
    yield "<main>"
    yield from _first(session, envelope)
    yield f"<h1>{xml(session.title)}</h1>"
    length = f"{envelope.word('told', 'length')}: {clock(session.seconds * 1000)}."
    yield f"<p>{xml(length)} {xml(envelope.word('basis', session.safety_basis))}</p>"
    yield from _advice("before", before(session, envelope), session, envelope)
    yield from _shared(numbers, session, envelope)
    yield "<table>"
    heads = ("time", "movement", "how")
    cells = (f'<th scope="col">{xml(envelope.word("told", head))}</th>' for head in heads)
    yield f"<thead><tr>{''.join(cells)}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        how = _how(row, numbers, session, envelope, is_whole=is_whole)
        yield from _row(row, how, envelope)
    yield "</tbody>\n</table>"
    yield from _advice("after", after(session, envelope), session, envelope)
    yield "</main>"
    yield from _foot(envelope)


def _first(session: PracticeSession, envelope: Envelope) -> Iterable[str]:
    yield '<section class="first" aria-labelledby="first">'
    yield f'<h2 id="first">{xml(envelope.word("first", "title"))}</h2>'
    yield from _list(seek(session, envelope), session, "seek")
    if stopping := stop(session, envelope):
        yield f"<p><strong>{xml(envelope.word('first', 'stop'))}:</strong></p>"
        yield from _list(stopping, session, "stop")
    yield "</section>"


def _advice(
    head: str, lines: tuple[Line, ...], session: PracticeSession, envelope: Envelope
) -> Iterable[str]:
    if lines:
        yield f'<section class="advice">\n<h2>{xml(envelope.word("told", head))}</h2>'
        yield from _list(lines, session, head)
        yield "</section>"


def _list(lines: tuple[Line, ...], session: PracticeSession, name: str) -> Iterable[str]:
    if lines:
        yield f'<ul class="{name}">'
        yield from (f"<li{_lang(line, session)}>{xml(line.text)}</li>" for line in lines)
        yield "</ul>"


def _lang(line: Line, session: PracticeSession) -> str:
    return "" if line.lang == session.wish.lang else f' lang="{xml(line.lang)}"'


def _numbers(rows: list[Row]) -> dict[Line, int]:
    """Number the lines that more than one row shares, so that paper need hold each but once."""
    counts = Counter(line for row in rows for line in row.lines)
    return {line: number for number, line in enumerate((k for k in counts if counts[k] > 1), 1)}


def _shared(
    numbers: dict[Line, int], session: PracticeSession, envelope: Envelope
) -> Iterable[str]:
    if numbers:
        yield f'<section class="advice">\n<h2>{xml(envelope.word("told", "cautions"))}</h2>'
        yield '<ol class="shared">'
        yield from (f"<li{_lang(line, session)}>{xml(line.text)}</li>" for line in numbers)
        yield "</ol>\n</section>"


def _row(row: Row, how: str, envelope: Envelope) -> Iterable[str]:
    span = f' rowspan="{len(row.steps)}"' if len(row.steps) > 1 else ""
    for number, step in enumerate(row.steps):
        time = f"{clock(step.start_seconds * 1000)}-{clock(end_of(step))}"
        what = f"{xml(name(step, envelope))} <span>{xml(dose(step, envelope))}</span>"
        cell = "" if number else f"<td{span}>{how}</td>"
        yield f'<tr><td class="time">{time}</td> <th scope="row">{what}</th> {cell}</tr>'


def _how(
    row: Row,
    numbers: dict[Line, int],
    session: PracticeSession,
    envelope: Envelope,
    *,
    is_whole: bool,
) -> str:
    step = row.steps[0]
    told = " ".join(step.instructions) if is_whole and step.instructions else step.summary
    cells = [xml(told)]
    if cited := [str(numbers[line]) for line in row.lines if line in numbers]:
        cells.append(
            f'<p class="warn">{xml(envelope.word("told", "cautions"))} {", ".join(cited)}.</p>'
        )
    cells += [
        f'<p class="warn"{_lang(line, session)}>{xml(line.text)}</p>'
        for line in row.lines
        if line not in numbers
    ]
    if way := easier(step, envelope):
        cells.append(f"<p>{xml(way)}</p>")
    return " ".join(cells)


def _foot(envelope: Envelope) -> Iterable[str]:
    yield "<footer>"
    if envelope.address and envelope.site:
        yield qr(envelope.address, xml(envelope.word("share", "again")))
    yield "<div>"
    if envelope.address:
        yield from _share(envelope.address, envelope)
    yield f"<p>{xml(envelope.intended_use)} {xml(envelope.made)}</p>"
    yield "</div>\n</footer>"


def _share(address: str, envelope: Envelope) -> Iterable[str]:
    """The code and the address stand together with the warning about them (SAFETY 7)."""
    again = xml(envelope.word("share", "again"))
    yield f'<p class="warn">{xml(envelope.word("share", "warning"))}</p>'
    # Nobody types a long address from paper; on a screen the link is whole all the same.
    shown = f"{again}: {xml(address)}" if len(address) <= MOST_TYPED else again
    yield f'<p><a href="{xml(address)}">{shown}</a></p>'
