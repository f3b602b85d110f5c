"""What a practice app asks of the service: one visit after the other, drawn from a seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

FORMS = (
    *("json", "vtt", "chapters.vtt", "metadata.vtt", "ssml", "txt", "md", "html"),
    "ics?start=2026-12-01T08:00&tz=Europe/Berlin",
)
LANGUAGES = ("en", "en", "en", "zh-Hans", "zh-Hant", "de, en;q=0.5")
WORDS = (
    "knee",
    "breath",
    "wrist pain",
    "balance",
    "沉肩",
    "sleep",
    "yanglingquan",
    "shoulder",
    "氣",
)
LISTS = ("conditions", "routines", "movements", "acupoints", "regions", "concepts", "claims")
KINDS = ("conditions", "routines", "movements", "acupoints")
POSTURES = (["seated"], ["standing"], ["standing", "seated"], ["supine"], ["seated", "supine"])
PAGE = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """One request; who asks reads the answer by the name, where it is needed later."""

    method: str
    target: str
    body: Any = None
    headers: tuple[tuple[str, str], ...] = ()


class Reading(Protocol):
    """Asks at once and returns the answer's JSON."""

    def __call__(self, target: str) -> Any: ...


class People:
    """Visits of people with addresses and languages of their own; some bring a key."""

    def __init__(self, read: Reading, seed: int, key: str = "") -> None:
        self._chance = random.Random(seed)
        self._slugs = {kind: _slugs_of(read, kind) for kind in KINDS}
        self._moving = [one for one in self._slugs["movements"] if one != "natural-breathing"]
        self._composing = [
            item["slug"]
            for item in read(f"/v1/conditions?limit={PAGE}")["items"]
            if item["practice"] == "offered"
        ]
        self._key = key

    def visit(self) -> Iterator[Asked]:
        """Yield the requests of one visit; send the answer's JSON to what composes."""
        chance = self._chance
        headers = [("X-Forwarded-For", f"203.0.{chance.randrange(8)}.{chance.randrange(256)}")]
        headers.append(("Accept-Language", chance.choice(LANGUAGES)))
        headers.append(("Accept-Encoding", chance.choice(("gzip", "br", "zstd, br, gzip", ""))))
        if self._key and chance.random() < 0.2:
            headers.append(("Authorization", f"Bearer {self._key}"))
        for method, target, body in self._plan():
            yield Asked(method, target, body, tuple(headers))
        if self._key and chance.random() < 0.2:
            key = ("Authorization", f"Bearer {self._key}")
            yield Asked("GET", "/v1/me/usage", None, (key,))

    def _plan(self) -> Iterator[tuple[str, str, Any]]:
        for _ in range(self._chance.randrange(3, 9)):
            yield "GET", self._page(), None
        if self._chance.random() < 0.5:
            yield "GET", self._picture(), None
            yield "GET", "/v1/figures.css", None
        if self._chance.random() < 0.5:
            yield "POST", "/v1/sessions", self._wish()

    def _page(self) -> str:
        chance = self._chance
        kind = chance.choice(KINDS)
        # Few are asked for often, most of them seldom.
        slug = self._slugs[kind][int(len(self._slugs[kind]) * chance.random() ** 3)]
        limit = chance.choice((10, 20, 50))
        pages = (
            f"/v1/{chance.choice(LISTS)}?limit={limit}",
            f"/v1/movements?posture=seated&limitation=osteoporosis&limit={limit}",
            f"/v1/search?q={chance.choice(WORDS).replace(' ', '+')}",
            f"/v1/search?q={slug.replace('-', '+')}&limit=20",
            f"/v1/{kind}/{slug}",
            f"/v1/{kind}/{slug}",
            f"/v1/{kind}/{slug}/used-in",
            "/v1/vocabulary",
            "/v1/screening",
        )
        return chance.choice(pages)

    def _picture(self) -> str:
        chance = self._chance
        slug = self._moving[int(len(self._moving) * chance.random() ** 3)]
        pictures = (
            f"/v1/movements/{slug}/figure.svg",
            f"/v1/movements/{slug}/sequence.svg",
            f"/v1/movements/{slug}/animation.svg",
            f"/v1/movements/{slug}/figure.png?width={chance.choice((320, 480))}",
        )
        return chance.choice(pictures)

    def _wish(self) -> dict[str, Any]:
        chance = self._chance
        return {
            "conditions": [chance.choice(self._composing)],
            "minutes": chance.choice((5, 10, 10, 15, 20, 30)),
            "postures": chance.choice(POSTURES),
            "limitations": chance.choice(([], [], ["osteoporosis"], None)),
            "variation": chance.randrange(20),
        }

    def forms_of(self, session: Any) -> Iterator[Asked]:
        """Yield what an app asks next for a session: itself again, and a form or two."""
        chance = self._chance
        token, href = session["token"], session["href"]
        headers = (("X-Forwarded-For", f"203.0.113.{chance.randrange(256)}"),)
        yield Asked("GET", href, None, headers)
        for form in chance.sample(FORMS, 2):
            yield Asked("GET", f"{href}.{form}", None, headers)
        if chance.random() < 0.2:
            yield Asked("GET", f"{href}/storyboard.svg", None, headers)
        if chance.random() < 0.3:
            step = chance.choice(session["steps"])["id"]
            yield Asked("POST", "/v1/sessions/swap", {"token": token, "step": step}, headers)


def _slugs_of(read: Reading, kind: str) -> list[str]:
    slugs: list[str] = []
    following: str | None = f"/v1/{kind}?limit={PAGE}"
    while following:
        page = read(following)
        slugs += [item["slug"] for item in page["items"]]
        following = page["next"]
    return slugs
