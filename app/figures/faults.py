"""How a choreography that cannot be read is refused."""

from app.errors import DaoyinError


class BadChoreography(DaoyinError):
    """A field of a choreography says something that nobody can dance.

    `where` leads to the field, as in `phases[2].to.handL.palm`.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}" if where else reason)
        self.where = where
