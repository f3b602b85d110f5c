"""What is asked of whom: every case with the servers that answer it."""

from dataclasses import dataclass

from bench.wrk import BUSY, Crowd

OURS = "ours"
TWIN = "ours, twin"
UNCACHED = "ours, no cache"
UNCACHED_TWIN = "ours, no cache, twin"
LOGGED = "ours, no cache, log on"
BARE = "bare uvicorn"
NGINX = "nginx"
ORM = "ORM"
EVERYTHING_ON = "ours, everything on"
EDGE = "nginx with its cache, before ours"
BIG = "ours, 20 x content"
BIG_UNCACHED = "ours, no cache, 20 x content"

ROUTINE = "routine"
LIST = "list"
LIST_TARGET = (
    "/v1/movements?region=upper-limb&posture=seated&exclude_risk=neck_rotation&level_max=2"
)
# As long with twenty times the content, which fills the whole list.
PAGE_TARGET = f"{LIST_TARGET}&limit=12"
RESTING = Crowd(rest_milliseconds=1)
MANY = Crowd(connections=2000, least_seconds=8)
HELD = "cached-acupoint"
ACUPOINT_TARGET = "/v1/acupoints/gv4"
PINYIN_TARGET = "/v1/acupoints/mingmen"


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of request; `target` is asked again and again, `unseen` names a sort of targets
    of which each is asked once.
    """

    key: str
    title: str
    servers: tuple[str, ...]
    target: str = ""
    unseen: str = ""
    is_conditional: bool = False
    crowd: Crowd = BUSY


def all_cases(routine: str) -> tuple[Case, ...]:
    """Return the cases; `routine` is the address of the routine that stands for all."""
    same = (OURS, TWIN, BARE, NGINX)
    everybody = (OURS, TWIN, EVERYTHING_ON, BARE, NGINX, EDGE)
    return (
        Case("cached-routine", "Routine, cached", (*everybody, BIG), routine),
        Case("cached-list", "Movement list, cached", (*everybody, BIG), LIST_TARGET),
        Case("cached-page", "Movement list, twelve of it, cached", (OURS, BIG), PAGE_TARGET),
        Case(HELD, "Acupoint, cached", (*everybody, BIG), ACUPOINT_TARGET),
        Case("cached-pinyin", "Acupoint by pinyin, cached", (OURS, TWIN, BARE), PINYIN_TARGET),
        Case("304", "Routine, not modified (304)", everybody, routine, is_conditional=True),
        Case("rest-routine", "Routine, cached, with rests", same, routine, crowd=RESTING),
        Case("rest-list", "Movement list, cached, with rests", same, LIST_TARGET, crowd=RESTING),
        Case("rest-304", "304, with rests", same, routine, is_conditional=True, crowd=RESTING),
        Case(
            "crowd", "Acupoint, cached, 2,000 connections", everybody, ACUPOINT_TARGET, crowd=MANY
        ),
        Case(
            "detail",
            "Routine, no cache",
            (UNCACHED, UNCACHED_TWIN, LOGGED, BARE, NGINX, ORM, BIG_UNCACHED),
            routine,
        ),
        Case(
            "fixed-list",
            "Movement list, no cache",
            (UNCACHED, UNCACHED_TWIN, ORM, BIG_UNCACHED),
            LIST_TARGET,
        ),
        Case("pinyin", "Acupoint by pinyin, no cache", (UNCACHED,), PINYIN_TARGET),
        Case("list", "Movement list, filters never seen", (OURS, TWIN, ORM, BIG), unseen="list"),
        Case("word", "Search, one word never seen", (OURS, TWIN, BIG), unseen="word"),
        Case("common", "Search, one word that fills the page", (OURS, TWIN, BIG), unseen="common"),
        Case("misspelt", "Search, one misspelt word", (OURS, BIG), unseen="misspelt"),
        Case("two-words", "Search, two words", (OURS, BIG), unseen="two words"),
    )
