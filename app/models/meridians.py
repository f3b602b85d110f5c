"""Tables of meridians as tradition teaches them."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.models.base import Table, at_least, key, link, position, prose


def _words(**lists: str) -> tuple[CheckConstraint, ...]:
    """Hold columns to words of tradition that no seed folder can add to."""
    return tuple(
        CheckConstraint(
            f"{column} IN ({', '.join(repr(word) for word in words.split())})",
            name=f"{column}_word",
        )
        for column, words in lists.items()
    )


class Meridian(Table, table=True):
    """Points are named by slug; that they exist and lie on the channel is checked before
    loading.
    """

    __table_args__ = (
        at_least("point_count", 0, 70),
        at_least("clock_start", 0, 23),
        at_least("clock_end", 0, 23),
        *_words(
            category="primary extraordinary-own-points extraordinary-shared-points",
            polarity="yin yang",
            limb="hand foot",
            six_channel="Taiyang Yangming Shaoyang Taiyin Shaoyin Jueyin",
            element="Wood Fire Earth Metal Water",
        ),
    )
    slug: str = key()
    code: str = Field(max_length=10, unique=True)
    name: str = Field(max_length=240)
    chinese_pinyin: str = Field(max_length=240)
    chinese_simplified: str = Field(max_length=240)
    chinese_traditional: str = Field(max_length=240)
    chinese_basis: str | None = prose()
    category: str = Field(max_length=40)
    polarity: str = Field(max_length=4)
    limb: str | None = Field(max_length=10)
    six_channel: str | None = Field(max_length=20)
    element: str | None = Field(max_length=10)
    pair: str | None = Field(foreign_key="meridian.slug", max_length=80)
    next_in_cycle: str | None = Field(foreign_key="meridian.slug", max_length=80)
    clock_start: int | None
    clock_end: int | None
    clock_branch: str | None = Field(max_length=40)
    flow: str | None = prose()
    course: str | None = prose()
    start_point: str | None = Field(max_length=80)
    end_point: str | None = Field(max_length=80)
    opening_point: str | None = Field(max_length=80)
    coupled_point: str | None = Field(max_length=80)
    point_count: int
    note: str | None = prose()


class MeridianRegion(Table, table=True):
    meridian: str = key(to="meridian.slug")
    position: int = position()
    region: str = link("region.slug")


class PointCodeSpelling(Table, table=True):
    """Letters that other books use for a channel, such as DU for GV."""

    meridian: str = key(to="meridian.slug")
    letters: str = key(length=20)
    seen_in: str = prose()
    ambiguous: bool
