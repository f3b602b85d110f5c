"""How commands speak: one line a fact on standard output, one line a refusal on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

from app.errors import ContentMissing


class Refusal(Exception):  # an answer to the operator, not a fault of the program
    """Why a command was not carried out, and what mends it."""


def say(line: str) -> None:
    """Print one line at once, also when standard output is a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextmanager
def database_named(url: str) -> Iterator[None]:
    """Turn the database's own complaints into one line that says what to do."""
    try:
        yield
    except OperationalError as error:
        detail = str(error.orig).strip().splitlines()[0] if error.orig else "no connection"
        raise Refusal(f"the database does not answer ({_safe(url)}): {detail}") from None
    except ProgrammingError:
        raise Refusal(f"the database has no tables ({_safe(url)}); run `./run migrate`") from None
    except DatabaseError as error:
        raise Refusal(f"the database cannot be used ({_safe(url)}): {error.orig}") from None
    except OSError as error:
        raise Refusal(f"the database has no place ({_safe(url)}): {error}") from None
    except ContentMissing as error:
        raise Refusal(error.reason) from None


def _safe(url: str) -> str:
    """The address without the password."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if "@" in rest else url
