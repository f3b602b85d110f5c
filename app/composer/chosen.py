"""The best choice as what it consists of; how it was found is in `weaving`."""

from dataclasses import dataclass

from app.composer.choosing import Option
from app.vocabulary.practice import Posture, Section

# These sections are never empty, so the leads in each can always be drawn out; their windows
# leave room for it.
SLACK_IN = (Section.ARRIVE, Section.MAIN, Section.CLOSE)


@dataclass(frozen=True, slots=True)
class Part:
    """The chosen options of one section, with the posture change before it."""

    section: Section
    posture: Posture
    change_seconds: int
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The best choice; `slack_seconds` are to be spread over the leads of SLACK_IN."""

    parts: tuple[Part, ...]
    slack_seconds: int
    rounds: int
    objective: int

    def slack_of(self, section: Section) -> int:
        """Return the slack of a section, an equal part in each that may have some."""
        if section not in SLACK_IN:
            return 0
        each, over = divmod(self.slack_seconds, len(SLACK_IN))
        return each + (SLACK_IN.index(section) < over)
