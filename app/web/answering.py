"""From a lean route to a complete answer: looked up, or made, compressed, tagged and kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from app.web.asking import Asked
from app.web.caching import Answer, ByteCache
from app.web.charging import Charge
from app.web.compression import IDENTITY, Compressor, choose_encoding, is_compressible
from app.web.conditional import digest_of, etag_of
from app.web.dispatch import Found
from app.web.endpoints import LOCALE, Json, Said
from app.web.headers import JSON_TYPE, Header, Standing, is_under, missing_from, standing_headers
from app.web.ledger import Ledger, Tally
from app.web.routes import LeanRoute
from app.web.surrogate import lifetime

# What speaks one language only speaks this one.
ENGLISH: Header = (b"content-language", b"en")
_JSON_ALONE = (JSON_TYPE,)
# Lists and searches share a few; the address of a record is in the headers of its answer.
MOST_STANDING = 256
# Own headers, coding, language, whether other origins may read it, and the release.
_Alike = tuple[tuple[Header, ...], str, str | None, bool, tuple[Header, ...]]


class Answerer:
    """Answers lean routes from the cache, or calls them and keeps what they say."""

    def __init__(
        self,
        cache: ByteCache,
        compressed_bytes: int,
        max_age_seconds: int,
        open_paths: tuple[str, ...],
        ledger: Ledger,
    ) -> None:
        self.cache = cache
        self.ledger = ledger
        self.compressor = Compressor(compressed_bytes)
        self.open_paths = open_paths
        lasting = (
            f"public, max-age={max_age_seconds}, stale-while-revalidate=30, stale-if-error=86400"
        )
        self.cache_control: Header = (b"cache-control", lasting.encode())
        self.lifetime = lifetime(max_age_seconds)
        self.release: tuple[Header, ...] = ()
        self._standing: dict[_Alike, Standing] = {}
        self._open: dict[str, bool] = {}

    def turn_to(self, edition: object | None, release: object | None) -> None:
        """Begin to answer from another edition."""
        self.cache.turn_to(edition)
        self._standing.clear()
        self.release = () if release is None else ((b"content-release", str(release).encode()),)

    async def answer(self, route: LeanRoute, found: Found, asked: Asked) -> Answer | Response:
        """Return an answer to send; a plain response is one that must not be kept."""
        scope, sent = asked.scope, asked.sent
        query = route.lean.plan.read(scope["query_string"])
        locale = scope[LOCALE] = route.locale(scope, sent.get(b"accept-language"), query)
        acceptable = choose_encoding(sent.get(b"accept-encoding"))
        key = None
        if route.is_cacheable and scope["method"] == "GET":
            key = (scope["path"], route.lean.plan.canonical(query), locale, acceptable)
            known = self.cache.find(key)
            if known is not None:
                self.cache.spell(asked.raw_key, known)
                return known
        edition, release = self.cache.edition, self.release
        said = await route.answer(scope, asked.receive, found.parameters, query)
        own, body = _taken_apart(said)
        if body is None:
            assert isinstance(said, Response)
            return said
        coding = acceptable.coding_for(body)
        if coding != IDENTITY and not is_compressible(own[0][1]):
            coding = IDENTITY
        if key is None or (isinstance(said, Response) and not _may_be_kept(own)):
            return self._unkept(_described(own, coding, locale), body, coding)
        standing = self._standing_of(own, coding, locale, self._is_open(found.template), release)
        tally = self.ledger.of(found.template)
        made = self._made(standing, body, coding, route.charge, tally)
        # Another edition may have come in while the endpoint waited for something.
        is_current = edition is not None and edition is self.cache.edition
        if is_current and self.cache.was_asked(key) and self.cache.store(key, made):
            self.cache.spell(asked.raw_key, made)
        return made

    def _is_open(self, template: str) -> bool:
        known = self._open.get(template)
        if known is None:
            known = self._open[template] = is_under(template, self.open_paths)
        return known

    def _standing_of(
        self,
        own: tuple[Header, ...],
        coding: str,
        locale: str | None,
        is_open: bool,
        release: tuple[Header, ...],
    ) -> Standing:
        """Return all headers of an answer but its length and tag; many answers share them."""
        alike = (own, coding, locale, is_open, release)
        known = self._standing.get(alike)
        if known is not None:
            return known
        if any(name == b"etag" for name, _ in own):
            raise ValueError("what is kept gets its ETag here: it differs with the coding")
        described = _described(own, coding, locale)
        more = (self.cache_control, *release, *standing_headers(own[0][1], is_open=is_open))
        made = Standing.of([*described, *missing_from(described, more)])
        if len(self._standing) >= MOST_STANDING:
            self._standing.clear()
        self._standing[alike] = made
        return made

    def _made(
        self, standing: Standing, body: bytes, coding: str, charge: Charge, tally: Tally
    ) -> Answer:
        digest = digest_of(body)
        packed = self.compressor.compress(body, digest, coding)
        return Answer(standing, packed, etag_of(digest, coding), charge, tally)

    def _unkept(self, described: Sequence[Header], body: bytes, coding: str) -> Response:
        response = Response(self.compressor.compress(body, digest_of(body), coding))
        response.raw_headers = [*described, *response.raw_headers]
        return response


def _described(own: Sequence[Header], coding: str, locale: str | None) -> list[Header]:
    varies = b"Accept-Encoding" if locale is None else b"Accept-Encoding, Accept-Language"
    more: list[Header] = [(b"vary", varies)]
    if coding != IDENTITY:
        more.append((b"content-encoding", coding.encode()))
    if locale is not None:
        more.append((b"content-language", locale.encode()))
    elif own[0] == JSON_TYPE:
        more.append(ENGLISH)
    return [*own, *missing_from(own, more)]


def _taken_apart(said: Said) -> tuple[tuple[Header, ...], bytes | None]:
    """Return headers, the content type first, and the body; None for what streams or is no 200."""
    if isinstance(said, bytes):
        return _JSON_ALONE, said
    if isinstance(said, Json):
        return (JSON_TYPE, *said.headers), said.body
    body: Any = getattr(said, "body", None)
    if not isinstance(body, bytes) or said.status_code != 200:
        return (), None
    own = [header for header in said.raw_headers if header[0] != b"content-length"]
    own.sort(key=lambda header: header[0] != b"content-type")
    if not own or own[0][0] != b"content-type":
        own.insert(0, (b"content-type", b""))
    return tuple(own), body


def _may_be_kept(own: Sequence[Header]) -> bool:
    names = dict(own)
    control = names.get(b"cache-control", b"")
    return b"set-cookie" not in names and not (b"no-store" in control or b"private" in control)
