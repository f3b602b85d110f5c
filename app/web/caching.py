"""The byte cache: ready answers of one content release, bounded in bytes; it sends nothing itself.

An answer is kept when it is asked for a second time: most filtered lists and searches never are,
and keeping one costs as much as making it. It first waits in a small queue, and moves to the large
one only if it was asked for again by the time it reaches the end (S3-FIFO). So a flood of questions
that nobody repeats pushes out nothing that people use.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from app.web.asking import RawKey
from app.web.charging import READ, Charge
from app.web.compression import Acceptable
from app.web.headers import Header, Standing, lines
from app.web.ledger import Tally

Key = tuple[str, str, str | None, Acceptable]

# An answer may be found by this many spellings of its request before its canonical key is made.
MOST_SPELLINGS = 4
LONGEST_SPELLING_BYTES = 400
# Headers, keys and spellings of one answer, beside its body (measured: 2.1 to 3.9 kB).
OVERHEAD_BYTES = 3500
SMALL_SHARE = 5
# What was asked for once is remembered by a byte in this many places, and kept when asked again.
REMEMBERED = 1 << 16
LARGEST_ANSWER_SHARE = 8


_HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\netag: %b\r\n%b"
NOT_MODIFIED_LINE = b"HTTP/1.1 304 Not Modified\r\n"
NOT_MODIFIED = frozenset(
    {
        b"access-control-allow-origin",
        b"access-control-expose-headers",
        b"cache-control",
        b"content-location",
        b"content-release",
        b"etag",
        b"expires",
        b"link",
        b"vary",
    }
)


@dataclass(slots=True)
class Answer:
    """A 200 with all its headers but the request id, and the 304 that stands for it."""

    standing: Standing
    body: bytes
    etag: bytes
    charge: Charge = READ
    tally: Tally = field(default_factory=Tally)
    was_asked_again: bool = False
    spellings: list[RawKey] = field(default_factory=list)
    _head: bytes = b""
    _not_modified_head: bytes = b""

    @property
    def headers(self) -> list[Header]:
        """The headers of the 200."""
        length = (b"content-length", b"%d" % len(self.body))
        return [length, (b"etag", self.etag), *self.standing.headers]

    @property
    def not_modified_headers(self) -> list[Header]:
        """Those that a 304 carries."""
        return [header for header in self.headers if header[0] in NOT_MODIFIED]

    @property
    def head(self) -> bytes:
        """Status and headers as they stand on the wire, for `web.wire`."""
        self._head = self._head or _HEAD % (len(self.body), self.etag, self.standing.lines)
        return self._head

    @property
    def not_modified_head(self) -> bytes:
        """The same of the 304."""
        if not self._not_modified_head:
            self._not_modified_head = NOT_MODIFIED_LINE + lines(self.not_modified_headers)
        return self._not_modified_head

    @property
    def cost_bytes(self) -> int:
        return len(self.body) + OVERHEAD_BYTES


class ByteCache:
    """Answers by canonical key, and by the raw spelling of a request for the quickest way."""

    def __init__(self, capacity_bytes: int) -> None:
        self.edition: object | None = None
        # Read directly on the hottest path; everybody else goes through the methods.
        self.by_spelling: dict[RawKey, Answer] = {}
        self._capacity_bytes = capacity_bytes
        self._small: OrderedDict[Key, Answer] = OrderedDict()
        self._large: OrderedDict[Key, Answer] = OrderedDict()
        self._small_bytes = 0
        self._large_bytes = 0
        self._asked_once = bytearray(REMEMBERED)
        self.found = 0
        self.missed = 0

    @property
    def held_bytes(self) -> int:
        return self._small_bytes + self._large_bytes

    def __len__(self) -> int:
        return len(self._small) + len(self._large)

    def turn_to(self, edition: object | None) -> None:
        """Forget everything: another release is being served."""
        self.edition = edition
        self.by_spelling.clear()
        self._small.clear()
        self._large.clear()
        self._small_bytes = self._large_bytes = 0

    def find(self, key: Key) -> Answer | None:
        """Return the answer to a canonical key."""
        answer = self._large.get(key) or self._small.get(key)
        if answer is None:
            self.missed += 1
        else:
            self.found += 1
            answer.was_asked_again = True
        return answer

    def was_asked(self, key: Key) -> bool:
        """Say whether a key was asked for before, and note that it was; others may displace it.

        One in 255 that never was is taken for one that was, which costs its place in the queue.
        """
        number = hash(key)
        at, mark = number % REMEMBERED, number // REMEMBERED % 255 + 1
        if self._asked_once[at] == mark:
            return True
        self._asked_once[at] = mark
        return False

    def store(self, key: Key, answer: Answer) -> bool:
        """Take in a new answer, and say whether it was taken; a huge one is not."""
        if answer.cost_bytes * LARGEST_ANSWER_SHARE > self._capacity_bytes or key in self._large:
            return False
        replaced = self._small.pop(key, None)
        if replaced is not None:
            self._small_bytes -= replaced.cost_bytes
            self._forget_spellings(replaced)
        self._small[key] = answer
        self._small_bytes += answer.cost_bytes
        while self.held_bytes > self._capacity_bytes:
            self._make_room()
        return True

    def spell(self, raw_key: RawKey, answer: Answer) -> None:
        """Let an answer that is held be found by one more spelling of its request."""
        if sum(len(part or b"") for part in raw_key) > LONGEST_SPELLING_BYTES:
            return
        if raw_key in self.by_spelling:
            return
        if len(answer.spellings) >= MOST_SPELLINGS:
            self.by_spelling.pop(answer.spellings.pop(0), None)
        answer.spellings.append(raw_key)
        self.by_spelling[raw_key] = answer

    def _make_room(self) -> None:
        if self._small_bytes * SMALL_SHARE > self._capacity_bytes or not self._large:
            key, answer = self._small.popitem(last=False)
            self._small_bytes -= answer.cost_bytes
        else:
            key, answer = self._large.popitem(last=False)
            self._large_bytes -= answer.cost_bytes
        if answer.was_asked_again:
            answer.was_asked_again = False
            self._large[key] = answer
            self._large_bytes += answer.cost_bytes
        else:
            self._forget_spellings(answer)

    def _forget_spellings(self, answer: Answer) -> None:
        for raw_key in answer.spellings:
            self.by_spelling.pop(raw_key, None)
