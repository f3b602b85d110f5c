"""A printable hand-out in HTML: one page where it fits, no script, no inline style, no colour.

It links one stylesheet, `handout.css` beside this file, which the API serves under STYLESHEET.
Without it the page still reads in the right order.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.composer.session import PracticeSession
from app.exports.envelope import Envelope
from app.exports.escaping import one_line, xml
from app.exports.fitting import Setting, fitted
from app.exports.handout import handout, merged
from app.exports.handout_steps import breath_of, cautions, marked, posture_of, row_of
from app.exports.qr import qr
from app.exports.times import clock
from app.exports.warnings import Line, after, before, seek, stop
from app.vocabulary.phrases import run_on

STYLESHEET = "/v1/assets/handout.css"
MOST_TYPED = 100


def html(session: PracticeSession, envelope: Envelope) -> bytes:
    """Return the page; no warning, caution or time is ever shortened to make it fit."""
    by = envelope.original or session
    original = envelope.original and merged(envelope.original, by)
    remarked = envelope.marked and merged(envelope.marked, by)
    session = merged(session, by)
    envelope = replace(envelope, original=original, marked=remarked)
    setting, body = fitted(lambda setting: "\n".join(_body(session, envelope, setting)))
    head = _head(session, envelope)
    size = setting.size if setting.pages == 1 else f"{setting.size} several"
    return f'{head}\n<body class="{size}">\n{body}\n</body>\n</html>\n'.encode()


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


def _body(session: PracticeSession, envelope: Envelope, setting: Setting) -> Iterable[str]:
    told = handout(session, envelope, has_letters=setting.has_letters)
    yield "<main>"
    yield from _first(session, envelope)
    yield f"<h1>{xml(session.title)}</h1>"
    yield f"<p>{xml(run_on(*_facts(session, envelope)))}</p>"
    yield '<div class="flow">'
    yield from _advice("before", before(session, envelope), session, envelope)
    yield from cautions(told, session, envelope)
    yield '<ol class="steps">'
    for row in told.rows:
        yield from row_of(row, told, session, envelope, setting)
    yield "</ol>"
    yield from _advice("after", after(session, envelope), session, envelope)
    yield from _foot(envelope)
    yield "</div>\n</main>"


def _facts(session: PracticeSession, envelope: Envelope) -> Iterable[str]:
    """What holds for the whole session, so that no step need say it."""
    length = envelope.headed(envelope.word("told", "length"), clock(session.seconds * 1000))
    yield envelope.ended(length)
    common = [one for one in (posture_of(session, envelope), breath_of(session, envelope)) if one]
    if common:
        whole = envelope.mark("semicolon").join(common)
        yield envelope.ended(envelope.headed(envelope.word("told", "throughout"), whole))
    yield envelope.word("basis", session.safety_basis)


def _first(session: PracticeSession, envelope: Envelope) -> Iterable[str]:
    yield '<section class="first" aria-labelledby="first">'
    yield f'<h2 id="first">{xml(envelope.word("first", "title"))}</h2>'
    # Lines of the original have its own words, so what leads up to them is looked for in both.
    tongues = (envelope, envelope.in_original())
    any_one = tuple(one.headed(one.word("first", "any"), "").strip() for one in tongues)
    yield from _list(seek(session, envelope), session, "seek", any_one)
    if stopping := stop(session, envelope):
        yield f"<h2>{xml(envelope.headed(envelope.word('first', 'stop'), ''))}</h2>"
        yield from _list(stopping, session, "stop", _colons(envelope))
    yield "</section>"


def _advice(
    head: str, lines: tuple[Line, ...], session: PracticeSession, envelope: Envelope
) -> Iterable[str]:
    if lines:
        yield f'<section class="advice">\n<h2>{xml(envelope.word("told", head))}</h2>'
        yield from _list(lines, session, head, _colons(envelope))
        yield "</section>"


def _list(
    lines: tuple[Line, ...], session: PracticeSession, name: str, until: tuple[str, ...]
) -> Iterable[str]:
    """Write a list; what leads up to the first of `until` in a line is set in bold."""
    if lines:
        yield f'<ul class="{name}">'
        yield from (
            f"<li{marked(line.lang, session)}>{_led(line.text, until)}</li>" for line in lines
        )
        yield "</ul>"


def _led(text: str, until: tuple[str, ...]) -> str:
    text = one_line(text)
    marks = sorted((at, mark) for mark in until if (at := text.find(mark)) >= 0)
    if not marks:
        return xml(text)
    end = marks[0][0] + len(marks[0][1])
    return f"<b>{xml(text[:end])}</b> {xml(text[end:])}"


def _colons(envelope: Envelope) -> tuple[str, ...]:
    return envelope.mark("colon"), envelope.in_original().mark("colon")


def _foot(envelope: Envelope) -> Iterable[str]:
    yield "<footer>"
    if envelope.address and envelope.site:
        yield qr(envelope.address, xml(envelope.word("share", "again")))
    if envelope.address:
        yield from _share(envelope.address, envelope)
    yield f"<p>{xml(run_on(envelope.intended_use, envelope.made))}</p>"
    yield "</footer>"


def _share(address: str, envelope: Envelope) -> Iterable[str]:
    """The code and the address stand together with the warning about them (SAFETY 7)."""
    again = xml(envelope.word("share", "again"))
    yield f'<p class="warn">{xml(envelope.word("share", "warning"))}</p>'
    # Nobody types a long address from paper; on a screen the link is whole all the same.
    shown = envelope.headed(again, xml(address)) if len(address) <= MOST_TYPED else again
    yield f'<p><a href="{xml(address)}">{shown}</a></p>'
