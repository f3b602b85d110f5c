"""What the key of a client may be used for."""

from enum import StrEnum


class Scope(StrEnum):
    """Kinds of routes by what they cost to answer; a key names those that it may ask."""

    READ = "read"
    DRAW = "draw"
    COMPOSE = "compose"
