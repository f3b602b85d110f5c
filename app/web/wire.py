"""The connection itself: uvicorn's, except that what needs no waiting is answered without a task.

For most GETs the answer is held ready or made from memory, while uvicorn's own way there (a scope,
a task, two messages, each header checked and written anew) costs more than both. So a GET is
looked up as soon as its headers have been read, and everything else goes on to uvicorn unchanged.
ASGI stays whole: another server, or a test, comes in by `Front.__call__` and gets the same answers.
"""

from __future__ import annotations

import asyncio
import re
import sys
from os import write
from typing import Any, ClassVar, cast
from urllib.parse import unquote

from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app.web.asking import ASGIApp
from app.web.headers import Header
from app.web.layers import Front
from app.web.per_server import PerServer
from app.web.sending import Ready
from app.web.watching import Watched
from app.web.whole import WholeReader, is_plain, new_parser

# Up to here one copied buffer is quicker than a write of two.
JOINED_BYTES = 16 * 1024
# Neither fragment nor more than uvicorn can parse.
_PLAIN_PATH = re.compile(rb"/[!\"$-~]{0,8000}").fullmatch


class _Answered:
    """Stands for the request that was answered; uvicorn asks no more of one than this."""

    response_complete = True

    def __init__(self) -> None:
        self.message_event = asyncio.Event()


_ANSWERED = cast("RequestResponseCycle", _Answered())


class Wire(Watched):
    """One connection; without our application behind it, it is uvicorn's protocol."""

    __slots__ = ("_app_for_this", "_front", "_peer", "_reader")

    _dated: ClassVar[tuple[object, bytes]] = (None, b"")
    _all_readers: ClassVar[PerServer[WholeReader]] = PerServer()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._front = _front_of(self.app)
        if self.root_path or self.limit_concurrency is not None:
            self._front = None
        self._app_for_this: ASGIApp | None = None
        self._peer = ""
        self._reader: WholeReader | None = None
        if self._front is not None:
            self._reader = self._all_readers.of(self.server_state, WholeReader)
            self.parser = cast("Any", None)  # while nothing comes that the reader does not read

    def connection_made(self, transport: Any) -> None:
        """Note who is there; thousands behind one proxy are one text."""
        super().connection_made(transport)
        self._peer = sys.intern(self.client[0]) if self.client else ""

    def _read(self, data: bytes) -> None:
        """Answer what came whole; all else needs a parser of the connection's own."""
        if self._reader is not None:
            has_come_back = self._rests_since is not None
            asked = self._reader.read(data)
            # Nothing on the spot before the answer to what came before it has gone out.
            if asked is not None and not self._is_busy():
                answer = self._answer_whole(*asked)
                if answer is not None:
                    self._write(answer)
                    if has_come_back:
                        self._have_it_watched()
                    return
            self._reader = None
            self.parser = new_parser(self)
        super()._read(data)
        self._read_like_others_again()

    def on_response_complete(self) -> None:
        """Go on with what waits behind this answer."""
        super().on_response_complete()
        self._read_like_others_again()

    def _read_like_others_again(self) -> None:
        """Give the parser up when all that it read is answered, and no more has begun."""
        is_answered = self.cycle is not None and self.cycle.response_complete
        if is_answered and self._begun is None and self._front is not None:
            self._reader = self._all_readers.of(self.server_state, WholeReader)
            self.parser = cast("Any", None)

    def _answer_whole(self, url: bytes, headers: list[Header]) -> Ready | None:
        """Return the answer, or leave what was found out to the long way."""
        self._unset_keepalive_if_required()
        answer = self._answer_to(url, headers)
        if isinstance(answer, Ready):
            self._begun = None
            return answer
        self._app_for_this = answer
        return None

    def answer_heard(self, data: bytes) -> bool:
        """Answer what came whole, and past the transport, which has nothing to write either.

        It is what `_read` does, in one piece: its calls are a twentieth of what an answer costs.
        """
        assert self._reader is not None  # or it would not be watched
        asked = self._reader.read(data)
        if asked is None:
            return False
        self._rests_since = None
        answer = self._answer_to(*asked)
        if not isinstance(answer, Ready):
            self._app_for_this = answer
            return False
        _, head, body = answer
        if len(body) > JOINED_BYTES:
            self._write(answer)
            if self._is_busy():
                self.hear_by_transport(b"")
            return True
        whole = b"%b%b\r\n%b" % (head, self._date(), body)
        try:
            sent = write(self._descriptor, whole)
        except OSError:
            sent = 0  # the transport will meet the same and knows what to do
        self.server_state.total_requests += 1
        self._rests_since = self._looks.count
        if sent < len(whole):
            self.hear_by_transport(b"")
            self.transport.write(whole[sent:])
        return True

    def hear_by_transport(self, data: bytes) -> None:
        """Have all of it read by a parser of its own."""
        if data:
            self._reader = None  # it has read this, and must not be charged for twice
            self.parser = new_parser(self)
        super().hear_by_transport(data)

    def _answer_to(self, url: bytes, headers: list[Header]) -> Ready | ASGIApp | None:
        front = self._front
        if front is None:
            return None
        try:
            return front.known(url, headers, self._peer) or self._made(front, url, headers)
        except Exception:
            return None  # or the parser would call it a mistake in the request

    def on_message_begin(self) -> None:
        """Begin a request; uvicorn's scope is made only if somebody will read it."""
        self._begun = self._looks.count
        self.url = b""
        self.headers = []
        self.expect_100_continue = False

    def on_headers_complete(self) -> None:
        """Answer what is held ready or made on the spot; hand on the rest."""
        if self._app_for_this is None and self._may_be_quick():
            answer = self._answer_to(self.url, self.headers)
            if isinstance(answer, Ready):
                self.cycle = _ANSWERED
                self._write(answer)
                # A connection that rests keeps nothing of what was asked, and among thousands this
                # memory would be cold when the next request frees it.
                self.url, self.headers = b"", []
                return
            self._app_for_this = answer
        self._unset_keepalive_if_required()  # that of an answer before it in this turn is over
        url, headers, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()
        self.url, self.expect_100_continue = url, expects
        self.headers += headers  # the list that the new scope holds
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Wait for no more of this request; of one that was answered nothing is left to do."""
        if self.cycle is _ANSWERED:
            self._begun = None
        else:
            super().on_message_complete()

    def _may_be_quick(self) -> bool:
        """Say whether an answer now would be the next on this connection, and leave it open."""
        return (
            is_plain(self.parser)
            and (self.cycle is None or self.cycle.response_complete)
            and not self.flow.write_paused
            and not self.transport.is_closing()
        )

    def _made(self, front: Front, url: bytes, headers: list[Header]) -> Ready | ASGIApp | None:
        if self._rests_since is not None or self.timeout_keep_alive_task is not None:
            return None  # not the first of its turn: others may have something made before it
        raw_path, _, query = url.partition(b"?")
        if not _PLAIN_PATH(raw_path) or b"#" in query:
            return None  # uvicorn has its own ideas about these
        path = raw_path.decode("ascii")
        scope = {
            "type": "http",
            "method": "GET",
            "path": unquote(path) if "%" in path else path,
            "raw_path": raw_path,
            "query_string": query,
            "headers": headers,
            "client": self.client,
        }
        return front.at_once(scope)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        given, self._app_for_this = self._app_for_this, None
        super()._start_asgi_task(cycle, cast("Any", given) or app)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP as everything else is refused; uvicorn would say it in a word."""
        if self._front is None:
            super().send_400_response(msg)
            return
        if self._is_next():
            answer = self._front.refused()
            self.transport.write(b"%b%b\r\n%b" % (answer.head, self._date(), answer.body))
        self.transport.close()

    def _is_next(self) -> bool:
        """Say whether a refusal now would be read as one of what is being read."""
        cycle = self.cycle
        if cycle is None or cycle.response_complete:
            return True
        return cycle.more_body and not self.pipeline and not cycle.response_started

    def _write(self, answer: Ready) -> None:
        head = b"%b%b\r\n" % (answer.head, self._date())
        if len(answer.body) <= JOINED_BYTES:
            self.transport.write(head + answer.body)
        else:
            self.transport.writelines((head, answer.body))
        # What `on_response_complete` does when nothing waits behind an answer.
        self.server_state.total_requests += 1
        self._rests_since = self._looks.count

    def _date(self) -> bytes:
        """The headers that uvicorn sets itself; it makes a new list of them each second."""
        standing = self.server_state.default_headers
        if Wire._dated[0] is not standing:
            Wire._dated = (standing, b"".join([b"%b: %b\r\n" % header for header in standing]))
        return Wire._dated[1]


def _front_of(app: Any) -> Front | None:
    """Find our front under what uvicorn wraps around an application."""
    while app is not None and not isinstance(app, Front):
        app = getattr(app, "app", None)
    return app
