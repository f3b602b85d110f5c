"""Tables of closed lists with labels, lay phrases for search, and safety texts above every
record.
"""

from sqlmodel import Field

from app.models.base import Table, child_of, key, link, one_of, position, prose
from app.vocabulary.safety import Urgency


class Term(Table, table=True):
    """One value of a closed list; the codes are those of app.vocabulary."""

    list: str = key(length=60)
    code: str = key(length=60)
    position: int
    label: str = Field(max_length=240)
    definition: str | None = prose()


class SafetyText(Table, table=True):
    __table_args__ = (one_of("level", Urgency),)
    code: str = key(length=60)
    title: str = prose()
    level: str | None = Field(max_length=10)
    note: str | None = prose()


class SafetyTextSource(Table, table=True):
    text: str = key(to="safety_text.code", length=60)
    position: int = position()
    source: str = link("source.slug")


class SafetyBlock(Table, table=True):
    text: str = key(to="safety_text.code", length=60)
    position: int = position()
    heading: str = prose()


class SafetyLine(Table, table=True):
    __table_args__ = (child_of("safety_block", "safety", "block", parent=("text", "position")),)
    safety: str = key(length=60)
    block: int = position()
    position: int = position()
    text: str = prose()
    note: str | None = prose()
    inference: bool


class SafetyLineSource(Table, table=True):
    __table_args__ = (
        child_of("safety_line", "safety", "block", "line", parent=("safety", "block", "position")),
    )
    safety: str = key(length=60)
    block: int = position()
    line: int = position()
    position: int = position()
    source: str = link("source.slug")


class SearchSynonym(Table, table=True):
    """A word that a lay phrase also finds."""

    says: str = key(length=240)
    position: int = position()
    means: str = Field(max_length=240)
