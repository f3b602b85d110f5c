"""Operator commands: serve, migrate, seed, client, openapi, figures; each tells in one line what it
did or why not.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from app.commands.telling import Refusal
from app.settings import BadSettings

Register = Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None]


def parser(first: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands, or that of the one that `first` names."""
    top = argparse.ArgumentParser(prog="app", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="command")
    for register in _registers(first):
        register(commands)
    return top


def _registers(first: str | None) -> tuple[Register, ...]:
    """The commands to choose from; none brings along what only another needs.

    A server would carry seeds and documents as long as it runs, and seeds need no server.
    """
    if first == "seed":
        from app.commands import content

        return (content.register,)
    if first == "client":
        from app.commands import clients

        return (clients.register,)
    from app.commands import server

    if first == "serve":
        return (server.register,)
    from app.commands import clients, content, document, figures, schema

    return (
        server.register,
        content.register,
        clients.register,
        schema.register,
        document.register,
        figures.register,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 for done, 1 for refused, 2 for a misspelt call."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        chosen = parser(given[0] if given else None).parse_args(given)
        return int(chosen.run(chosen))
    except (Refusal, BadSettings) as refusal:
        sys.stderr.write(f"app: {refusal}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
