"""Pictures made off the event loop, kept for as long as their edition, and answered with their
licence.

What takes a few milliseconds is drawn in a thread, what takes longer in the drawing process; each
has a line of its own that ends, so neither holds up the other nor anything else.
"""

import logging
from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from app.catalogue.edition import Edition
from app.errors import Busy
from app.web.easel import Easel, TookTooLong
from app.web.stages import stage
from app.web.workshop import Lane, Store

log = logging.getLogger("daoyin.figures")

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SVG = "image/svg+xml"
PNG = "image/png"
# A still takes up to 10 ms, so the last in this line waits for less than a second.
QUICK = Lane("figures", most_waiting=64)
# An animation takes up to 0.4 s, a strip in pixels as long: ten seconds for the last in the line.
LONG = Lane("easel", most_waiting=24)
EASEL = Easel()
KEPT_BYTES = 16 * 1024 * 1024

Key = tuple[Any, ...]


async def quickly(edition: Edition, key: Key, draw: Callable[..., bytes], *given: Any) -> bytes:
    """Return what `draw` makes of what is given, made in a thread unless it was made before."""
    return await _kept(edition, QUICK, key, lambda: draw(*given))


async def at_length(edition: Edition, key: Key, draw: Callable[..., bytes], *given: Any) -> bytes:
    """Return the same, made in the drawing process."""
    return await _kept(edition, LONG, key, lambda: _drawn(draw, *given))


async def unkept(edition: Edition, key: Key, draw: Callable[..., bytes], *given: Any) -> bytes:
    """Return what the drawing process makes for one person; nothing of it is kept."""
    with stage("draw-long"):
        return await LONG.made((edition.release.sha256, *key), lambda: _drawn(draw, *given))


def _drawn(draw: Callable[..., bytes], *given: Any) -> bytes:
    """Draw in the process; on a machine that has no time for it, whoever asks may ask again."""
    try:
        return EASEL.draw(draw, *given)
    except TookTooLong:
        log.warning("%s was not drawn in time", draw.__name__)
        raise Busy from None


async def _kept(edition: Edition, lane: Lane, key: Key, make: Callable[[], bytes]) -> bytes:
    store: Store = edition.memo.setdefault("pictures", Store(KEPT_BYTES))

    def made() -> bytes:
        body = make()
        store.keep(key, body)
        return body

    found = store.find(key)
    if found is not None:
        return found
    with stage("draw" if lane is QUICK else "draw-long"):
        return await lane.made((edition.release.sha256, *key), made)


def picture(body: bytes, language: str, media_type: str = SVG, **headers: str) -> Response:
    """Return a picture as an answer in the language of its words."""
    told = {"Content-Language": language, "Link": f'<{LICENCE}>; rel="license"'}
    return Response(body, media_type=media_type, headers={**told, **headers})
