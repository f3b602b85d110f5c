"""How commands speak: one line a fact on standard output, one line a refusal on standard error."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from app.errors import ContentMissing

DISK_FULL = "53100"
MAY_NOT = "42501"
NO_SUCH_TABLE = "42P01"
# What of an address's options may be shown: some hold secrets, and drivers learn new ones.
SHOWN_OPTIONS = ("host", "hostaddr", "port", "sslmode", "sslrootcert")
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
        detail = _in_one_line(error) if error.orig else "no connection"
        if _has_no_room(url, error.orig):
            mend = "nothing was changed; make room and try again"
            raise Refusal(f"the database has no room ({_safe(url)}): {detail}; {mend}") from None
        raise Refusal(f"the database does not answer ({_safe(url)}): {detail}") from None
    except DatabaseError as error:
        code, detail = getattr(error.orig, "sqlstate", None), _in_one_line(error)
        if code == MAY_NOT:
            what = str(error.orig).partition("\n")[0]
            may_not = "the role of the address may not do that"
            raise Refusal(f"{may_not} ({_safe(url)}): {what}") from None
        if code == NO_SUCH_TABLE:
            mend = "run `./run migrate`"
            raise Refusal(f"the database has no tables ({_safe(url)}); {mend}") from None
        raise Refusal(f"the database cannot be used ({_safe(url)}): {detail}") from None
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


def _in_one_line(error: DatabaseError) -> str:
    return " ".join(str(error.orig).split())


def _safe(url: str) -> str:
    """The address without user and password, and without what else may be secret in it."""
    parsed = make_url(url)
    place = URL.create(
        parsed.drivername, host=parsed.host, port=parsed.port, database=parsed.database
    )
    options = parsed.normalized_query.items()
    shown = [f"{name}={','.join(told)}" for name, told in options if name in SHOWN_OPTIONS]
    return unquote(place.render_as_string()) + (f"?{'&'.join(shown)}" if shown else "")
