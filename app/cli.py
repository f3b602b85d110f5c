"""Operator commands: serve, migrate, seed, client, openapi, figures; each tells in one line what it
did or why not.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from app.commands.telling import Refusal
from app.memory import without_collector
from app.settings import BadSettings

Register = Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None]


# In the order in which help tells them. `migrate` and `revision` are both of the schema.
MODULES = {
    "serve": "server",
    "seed": "content",
    "client": "clients",
    "migrate": "schema",
    "revision": "schema",
    "openapi": "document",
    "figures": "figures",
}


def parser(first: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands, or that of the one that `first` names.

    No command brings along what only another needs: a server would carry seeds and documents as
    long as it runs, and who migrates would wait for all of them.
    """
    top = argparse.ArgumentParser(prog="app", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="command")
    chosen = [MODULES[first]] if first in MODULES else dict.fromkeys(MODULES.values())
    for name in chosen:
        register: Register = import_module(f"app.commands.{name}").register
        register(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 for done, 1 for refused, 2 for a misspelt call."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        with without_collector():
            known = parser(given[0] if given else None)
        chosen = known.parse_args(given)
        return int(chosen.run(chosen))
    except (Refusal, BadSettings) as refusal:
        sys.stderr.write(f"app: {refusal}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
