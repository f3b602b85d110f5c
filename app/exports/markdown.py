"""A teacher's script in CommonMark, without raw HTML."""

from app.composer.session import PracticeSession
from app.exports.envelope import Envelope
from app.exports.escaping import markdown as escaped
from app.exports.script import Block, Rank, script


def markdown(session: PracticeSession, envelope: Envelope) -> bytes:
    """Return the script; a time is in bold at the start of what it belongs to."""
    blocks = script(session, envelope)
    lines: list[str] = []
    for block, before in zip(blocks, [None, *blocks], strict=False):
        if before and not (block.rank is Rank.ITEM and before.rank is Rank.ITEM):
            lines.append("")
        lines.append(_line(block))
    return ("\n".join(lines) + "\n").encode()


def _line(block: Block) -> str:
    # Behind a time a text is no longer at the start of its line, but escaping it does no harm.
    time = f"**{block.time}** " if block.time else ""
    said = f"{time}{escaped(block.text)}".rstrip()
    if block.rank is Rank.ITEM:
        return f"- {said}"
    return said if block.rank is Rank.LINE else f"{'#' * block.rank} {said}"
