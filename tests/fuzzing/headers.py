"""`Accept-Language` and `Accept-Encoding` as browsers send them, and as nobody should."""

from random import Random

from app.errors import NothingAcceptable
from app.web.compression import choose_encoding
from app.web.language import negotiate
from app.web.preference import LONGEST_HEADER_BYTES
from tests.fuzzing.mutating import changed_text
from tests.fuzzing.trying import Tried, broken

SERVED = ("en", "zh-Hans", "zh-Hant")
LANGUAGES = (
    *(*SERVED, "zh", "zh-TW", "zh-Hant-HK", "zh-hans-CN", "en-GB", "en_US", "de", "fr-CA", "*"),
    *("x-a", "i-klingon"),
)
CODINGS = ("br", "gzip", "identity", "x-gzip", "*", "deflate", "zstd", "compress", "GZIP")
WEIGHTS = (
    "",
    "",
    ";q=1",
    ";q=0",
    ";q=0.5",
    "; q=0.001",
    ";Q=1.000",
    ";q=1.1",
    ";q=",
    ";q=-1",
    ";q",
)
ALPHABET = ",;=q. \t*-01abzh\xe9"
LONGEST = 20_000


class Header:
    """A list of words with weights."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words

    def drawn(self, random: Random) -> str:
        many = random.choice((1, 1, 2, 3, 5, 40))
        return ",".join(random.choice(self._words) + random.choice(WEIGHTS) for _ in range(many))

    def changed(self, random: Random) -> bytes:
        kind = random.randrange(50)
        if kind < 5:
            return random.randbytes(random.randrange(60))
        if kind == 5:  # one piece without an end: where a pattern that goes back would be slow
            piece = random.choice((",", ";", "-", "a-", "q=0.0", ";q=1", " ", "*", "zh-"))
            return (piece * random.randrange(LONGEST // len(piece))).encode()
        others = [self.drawn(random)]
        text = changed_text(random, self.drawn(random), ALPHABET, others)
        return text.encode("latin-1", errors="ignore")


_LANGUAGES, _CODINGS = Header(LANGUAGES), Header(CODINGS)


def language(random: Random) -> Tried:
    """One of our languages is chosen, whatever is sent; the one that alone is named is that one."""
    if random.random() < 0.2:
        wanted = random.choice(SERVED)
        odd = random.choice(("", ", xx;q=0.5", ", *;q=0.1", ";q=0.9, de;q=0.1"))
        if negotiate.__wrapped__((wanted + odd).encode(), SERVED) != wanted:
            return broken("language", wanted + odd)
        return Tried("chosen as named")
    header = _LANGUAGES.changed(random)
    if negotiate.__wrapped__(header, SERVED) not in SERVED:
        return broken("language", header)
    return Tried("chosen")


def encoding(random: Random) -> Tried:
    """A coding of ours is chosen, or none is acceptable; one that is refused is never chosen."""
    if random.random() < 0.2:
        wanted = random.choice(("br", "gzip", "identity"))
        others = f"{wanted};q=1, *;q=0"
        if choose_encoding.__wrapped__(others.encode()).coding != wanted:
            return broken("encoding", others)
        return Tried("chosen as named")
    header = _CODINGS.changed(random)
    try:
        chosen = choose_encoding.__wrapped__(header)
    except NothingAcceptable:
        return Tried("nothing acceptable")
    if chosen.coding not in ("br", "gzip", "identity"):
        return broken("encoding", header)
    if len(header) > LONGEST_HEADER_BYTES:
        return Tried("passed over") if chosen.coding == "identity" else broken("encoding", header)
    refused = f"{chosen.coding};q=0, ".encode() + header[: LONGEST_HEADER_BYTES - 20]
    try:
        again = choose_encoding.__wrapped__(refused)
    except NothingAcceptable:
        return Tried("chosen")
    return broken("encoding", refused) if again.coding == chosen.coding else Tried("chosen")
