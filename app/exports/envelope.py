"""What stands around a practice session and is not in it: release, engine, addresses, labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.composer.session import PracticeSession
from app.exports.words import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """`permalink` is a path, `site` the origin before it (https://example.org).

    `made_at` is the time of the content release, so that no export asks a clock. `labels` is by
    `list.code` (posture.seated, limitation.pregnancy, movement.hip-circles); what it lacks is
    told in English or as the code. `original` is the same session in the language that its
    content was written in, given when the session's own texts are a translation that nobody has
    assessed: warnings are then told in both (SAFETY 6).
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

    def word(self, group: str, code: str) -> str:
        """Return the label of a code, or the code itself with its dashes opened."""
        key = f"{group}.{code}"
        opened = code.replace("-", " ").replace("_", " ")
        return self.labels.get(key) or ENGLISH.get(key) or opened

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
