"""How commands speak: one line a fact on standard output, one line a refusal on standard error."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

from app.errors import ContentMissing

DISK_FULL = "53100"
MAY_NOT = "42501"
LEAST_ROOM_BYTES = 1 << 20


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
        detail = " ".join(str(error.orig).split()) if error.orig else "no connection"
        if _has_no_room(url, error.orig):
            mend = "nothing was changed; make room and try again"
            raise Refusal(f"the database has no room ({_safe(url)}): {detail}; {mend}") from None
        raise Refusal(f"the database does not answer ({_safe(url)}): {detail}") from None
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", None) == MAY_NOT:
            what = str(error.orig).partition("\n")[0]
            raise Refusal(
                f"the role of the address may not do that ({_safe(url)}): {what}"
            ) from None
        raise Refusal(f"the database has no tables ({_safe(url)}); run `./run migrate`") from None
    except DatabaseError as error:
        raise Refusal(f"the database cannot be used ({_safe(url)}): {error.orig}") from None
    except OSError as error:
        raise Refusal(f"the database has no place ({_safe(url)}): {error}") from None
    except ContentMissing as error:
        raise Refusal(error.reason) from None


def _has_no_room(url: str, error: object) -> bool:
    """Say whether a disk is full: by PostgreSQL's code of it, or by a look at SQLite's folder.

    SQLite has a code of its own for it, but a log that it cannot write is an error like any other.
    """
    if getattr(error, "sqlstate", None) == DISK_FULL:
        return True
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return False
    folder = Path(parsed.database).parent
    return folder.is_dir() and shutil.disk_usage(folder).free < LEAST_ROOM_BYTES


def _safe(url: str) -> str:
    """The address without the password."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if "@" in rest else url
