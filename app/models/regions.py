"""Tables of body regions: one tree, whose root alone has no parent."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.models.base import Table, key, position


class Region(Table, table=True):
    __table_args__ = (CheckConstraint("parent <> slug", name="parent_is_another"),)
    slug: str = key()
    name: str = Field(max_length=240)
    parent: str | None = Field(foreign_key="region.slug", max_length=80, index=True)
    anatomical_term: str = Field(max_length=240)
    hanzi: str | None = Field(max_length=240)
    side_pairs: bool


class RegionMotion(Table, table=True):
    region: str = key(to="region.slug")
    position: int = position()
    motion: str = Field(max_length=60)
