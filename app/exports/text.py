"""A teacher's script as plain text: times in front, no line wrapped, nothing to escape."""

from app.composer.session import PracticeSession
from app.exports.envelope import Envelope
from app.exports.escaping import one_line
from app.exports.script import Block, Rank, script


def text(session: PracticeSession, envelope: Envelope) -> bytes:
    """Return the script; a time is set in square brackets at the start of what it belongs to."""
    blocks = script(session, envelope)
    lines: list[str] = []
    for block, before in zip(blocks, [None, *blocks], strict=False):
        is_its_item = block.rank is Rank.ITEM and before and before.rank is Rank.STEP
        if before and block.rank is not before.rank and not is_its_item:
            lines.append("")
        lines.append(_line(block))
    return ("\n".join(lines) + "\n").encode()


def _line(block: Block) -> str:
    time = f"[{block.time}] " if block.time else ""
    said = f"{time}{one_line(block.text)}".rstrip()
    if block.rank is Rank.ITEM:
        return f"  - {said}"
    if block.rank in (Rank.TITLE, Rank.SECTION):
        # Capitals would change a name, so a rule under the line makes the heading.
        return f"{said}\n{('=' if block.rank is Rank.TITLE else '-') * 40}"
    return said
