"""Requests that come whole, as nearly all do, are read by one reader for all connections.

A parser and its callbacks are nearly a thousand bytes. One of each connection's own is cold among
thousands when its next request comes, and lies there unused between two.
"""

from __future__ import annotations

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

from app.web.headers import Header


def new_parser(reader: object) -> HttpRequestParser:
    """Return a parser that is as lenient as uvicorn's."""
    parser = HttpRequestParser(reader)
    parser.set_dangerous_leniencies(lenient_data_after_close=True)
    return parser


class WholeReader:
    """Reads a GET that is all there, and nothing else."""

    __slots__ = ("_begun", "_ended", "_headers", "_is_plain", "_parser", "_url")

    def __init__(self) -> None:
        self._renew()

    def _renew(self) -> None:
        self._parser = new_parser(self)
        self._forget()

    def _forget(self) -> None:
        self._url = b""
        self._headers: list[Header] = []
        self._begun = self._ended = 0
        self._is_plain = False

    def read(self, data: bytes) -> tuple[bytes, list[Header]] | None:
        """Return address and headers of one GET, if this is all of it and no more.

        None leaves it to a parser of the connection's own: a request of which more will come, or
        two, or another method, or the last one of a connection, or none at all.
        """
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self._renew()
            return None
        if not (self._is_plain and self._begun == self._ended == 1):
            self._renew()  # it waits for what another connection sends, or for nothing any more
            return None
        read = (self._url, self._headers)
        self._forget()
        return read

    def on_message_begin(self) -> None:
        """Count: of two in one piece each is answered in its turn, by others."""
        self._begun += 1

    def on_url(self, url: bytes) -> None:
        """Take a part of the address."""
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        self._headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """Ask what the parser knows now and not when it is through."""
        self._is_plain = is_plain(self._parser)

    def on_message_complete(self) -> None:
        """Count."""
        self._ended += 1


def is_plain(parser: HttpRequestParser) -> bool:
    """Say whether the headers are those of a GET that leaves its connection open and as it is."""
    return (
        parser.get_method() == b"GET"
        and parser.should_keep_alive()
        and parser.get_http_version() == "1.1"
        and not parser.should_upgrade()
    )
