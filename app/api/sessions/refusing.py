"""Red flags come first also where nothing can be composed: a refusal carries those of its wish."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from app.api.warnings import seek_care_if
from app.catalogue.edition import Edition
from app.composer.wish import Wish
from app.errors import CannotCompose, SeekCare
from app.vocabulary.kinds import Kind


@contextmanager
def red_flags_told(edition: Edition, wish: Wish) -> Iterator[None]:
    """Have a refusal from within carry the red flags of the wish: they come first there too."""
    try:
        yield
    except CannotCompose as refused:
        conditions = [*wish.conditions]
        if wish.routine is not None:
            conditions += edition.tree(Kind.ROUTINES, wish.routine)["conditions"]
        raise with_red_flags(edition, refused, conditions) from None


def with_red_flags(
    edition: Edition, refused: CannotCompose, conditions: Iterable[str]
) -> CannotCompose:
    """Return the refusal with the red flags of conditions."""
    flags = seek_care_if(edition, conditions)
    warnings = [SeekCare(flag["level"], flag["action"], tuple(flag["signs"])) for flag in flags]
    return CannotCompose(refused.obstacles, refused.relaxations, warnings)
