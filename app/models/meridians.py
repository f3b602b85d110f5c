"""Tables of meridians as tradition teaches them."""

from typing import Any, get_args

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.models.base import Table, at_least, key, link, position, prose
from app.vocabulary.points import Element, Limb, MeridianCategory, Polarity, SixChannel


def _words(**lists: Any) -> tuple[CheckConstraint, ...]:
    """Hold columns to the words of a Literal."""
    return tuple(
        CheckConstraint(
            f"{column} IN ({', '.join(map(repr, get_args(words)))})", name=f"{column}_word"
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
            category=MeridianCategory,
            polarity=Polarity,
            limb=Limb,
            six_channel=SixChannel,
            element=Element,
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
