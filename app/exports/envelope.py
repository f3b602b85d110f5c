"""What stands around a practice session and is not in it: release, engine, addresses, labels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.composer.session import PracticeSession
from app.vocabulary.phrases import PHRASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """`permalink` is a path, `site` the origin before it (https://example.org).

    `made_at` is the time of the content release, so that no export asks a clock. `labels` is by
    `list.code` (posture.seated, limitation.pregnancy, movement.hip-circles); what it lacks is
    told in English or as the code. `original` is the same session in the language that its
    content was written in, with `original_labels`; `marked` is the session once more, with the
    original behind each text that warns and that nobody has assessed. What differs there is told
    in both languages (SAFETY 6). Without `marked` nobody has assessed anything.
    """

    session_id: str
    release: int
    engine: int
    made_at: datetime
    intended_use: str
    permalink: str | None = None
    site: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    original: PracticeSession | None = None
    original_labels: Mapping[str, str] = field(default_factory=dict)
    marked: PracticeSession | None = None

    def word(self, group: str, code: str) -> str:
        """Return the label of a code, or the code itself with its dashes opened."""
        opened = code.replace("-", " ").replace("_", " ")
        return self._labelled(group, code) or opened

    def unit(self, code: str) -> str:
        """Return what is counted, as it is written after a number."""
        return self._labelled("unit", code) or code

    def mark(self, code: str) -> str:
        """Return a mark between words as the language sets it."""
        return self.word("mark", code)

    def headed(self, head: str, text: str) -> str:
        """Return a text behind what it is."""
        return f"{head}{self.mark('colon')}{text}"

    def within(self, text: str, more: str) -> str:
        """Return a text with more about it in brackets."""
        return f"{text}{self.mark('open')}{more}{self.mark('close')}"

    def listed(self, items: Iterable[str]) -> str:
        """Return several things in a row."""
        return self.mark("comma").join(items)

    def ended(self, text: str) -> str:
        """Return a text as a sentence."""
        return f"{text}{self.mark('stop')}"

    def in_original(self) -> "Envelope":
        """Return what stands around the original."""
        return replace(self, labels=self.original_labels)

    def around(self, lang: str, session: PracticeSession) -> "Envelope":
        """Return what stands around a text in one of the two languages."""
        return self if lang == session.wish.lang else self.in_original()

    def at_site(self, path: str) -> str:
        """Return a path as a whole address where the site is known."""
        return f"{self.site.rstrip('/')}{path}" if self.site else path

    @property
    def address(self) -> str | None:
        """Where the session can be had again; without a site only its path."""
        return self.at_site(self.permalink) if self.permalink else None

    @property
    def made(self) -> str:
        """The line that says what the session was made from."""
        said = self.word("told", "made")
        return said.format(release=self.release, engine=self.engine, session_id=self.session_id)

    def _labelled(self, group: str, code: str) -> str | None:
        return self.labels.get(f"{group}.{code}") or PHRASES.get(group, {}).get(code)
