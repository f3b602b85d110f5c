"""Tables of the claims of the article that the project began with, each with its verdict."""

from sqlmodel import Field

from app.models.base import Table, key, link, one_of, position, prose
from app.vocabulary.evidence import Grade


class Claim(Table, table=True):
    """The evidence of a claim is in `citation`, under the place `sources`."""

    __table_args__ = (one_of("verdict", Grade),)
    slug: str = key()
    title: str = Field(max_length=240)
    topic: str = Field(max_length=60)
    claim: str = prose()
    attributed_to: str | None = prose()
    verdict: str = Field(max_length=24)
    reason: str = prose()
    safety_note: str | None = prose()


class ClaimCondition(Table, table=True):
    claim: str = key(to="claim.slug")
    position: int = position()
    condition: str = link("condition.slug")
