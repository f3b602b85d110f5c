"""Operator commands: serve, migrate, seed, openapi; each tells in one line what it did or why
not.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from app.commands import content, document, schema, server
from app.commands.telling import Refusal

Register = Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None]
COMMANDS: tuple[Register, ...] = (
    server.register,
    content.register,
    schema.register,
    document.register,
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="app", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="command")
    for register in COMMANDS:
        register(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 for done, 1 for refused, 2 for a misspelt call."""
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except Refusal as refusal:
        sys.stderr.write(f"app: {refusal}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
