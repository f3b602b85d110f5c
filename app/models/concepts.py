"""Tables of concepts and of what each of them touches."""

from sqlmodel import Field

from app.models.base import Table, key, link, position, prose


class Concept(Table, table=True):
    slug: str = key()
    title: str = Field(max_length=240)
    chinese_pinyin: str | None = Field(max_length=240)
    chinese_simplified: str | None = Field(max_length=240)
    chinese_traditional: str | None = Field(max_length=240)
    chinese_basis: str | None = prose()
    summary: str = prose()


class ConceptRelation(Table, table=True):
    concept: str = key(to="concept.slug")
    position: int = position()
    other: str = link("concept.slug")


class ConceptAcupoint(Table, table=True):
    concept: str = key(to="concept.slug")
    position: int = position()
    acupoint: str = link("acupoint.slug")


class ConceptMovement(Table, table=True):
    concept: str = key(to="concept.slug")
    position: int = position()
    movement: str = link("movement.slug")


class ConceptClaim(Table, table=True):
    concept: str = key(to="concept.slug")
    position: int = position()
    claim: str = link("claim.slug")
