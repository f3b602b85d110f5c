"""What every table shares: names of constraints, closed words as CHECKs, and links to the
registry of records.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import ConfigDict
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(SQLModel):
    """A table named after its class in snake_case.

    `shared_by` names the columns that tell apart the users of a table which several
    kinds of documents share; it is empty for a table with one user.
    """

    # Nothing is checked by the class of a table, so what would check it is not built.
    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]  # SQLModel hides its own

    shared_by: ClassVar[tuple[str, ...]] = ()

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  # SQLAlchemy calls it with the class
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def key(*, to: str | None = None, length: int = 80) -> Any:
    """Return a primary key column, with a foreign key where `to` names one."""
    if to is None:
        return Field(primary_key=True, max_length=length)
    return Field(primary_key=True, max_length=length, foreign_key=to)


def position() -> Any:
    """Return the last part of a child's key: its place in the document's list, from 0."""
    return Field(primary_key=True, ge=0)


def link(to: str, *, length: int = 80) -> Any:
    """Return a column that must name a row of another table, or null where the type allows."""
    return Field(foreign_key=to, max_length=length, index=True)


def prose() -> Any:
    """Return an unbounded text column; lengths are the documents' business."""
    return Field(sa_type=Text)


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """Hold a column to a closed list; NULL passes, as NOT NULL is said at the column."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_word")


def at_least(column: str, least: int, most: int | None = None) -> CheckConstraint:
    """Hold a number to a range, both ends included."""
    upper = f" AND {column} <= {most}" if most is not None else ""
    return CheckConstraint(f"{column} >= {least}{upper}", name=f"{column}_range")


def upwards(*names: str) -> tuple[CheckConstraint, ...]:
    """Hold each pair of columns, NAME_min and NAME_max, to their order; null is unknown."""
    return tuple(
        check
        for name in names
        for check in (
            at_least(f"{name}_min", 0),
            at_least(f"{name}_max", 0),
            CheckConstraint(f"{name}_min <= {name}_max", name=f"{name}_order"),
        )
    )


def child_of(table: str, *columns: str, parent: Iterable[str]) -> ForeignKeyConstraint:
    """Tie a child's leading key columns to its parent's primary key."""
    return ForeignKeyConstraint(columns, [f"{table}.{name}" for name in parent])
