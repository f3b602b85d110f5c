"""Makes any text harmless in XML, WebVTT and Markdown; it changes no word that a reader sees."""

import re

# XML 1.0 can't carry these even as references; a reader would refuse the whole file.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKED = re.compile(r"([\\`*_\[\]<>&#|~!])")
_LIST_LIKE = re.compile(r"^([+\-=:]|\d+(?=[.)]))")


def sane(text: str) -> str:
    """Put U+FFFD for what no form can carry: control characters and halves of surrogates."""
    return _UNWRITABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return the text without line breaks and doubled spaces, for places that are one line."""
    return " ".join(sane(text).split())


def xml(text: str) -> str:
    """Escape for XML and HTML, in text and in attributes with double quotes."""
    one = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return one.replace('"', "&quot;")


def vtt(text: str) -> str:
    """Escape the text of a cue; without a bare `>` there is no `-->` either."""
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def vtt_bare(text: str) -> str:
    """Return text for a note or an id, where nothing is unescaped, so the arrow is opened."""
    return one_line(text).replace("-->", "-- >")


def markdown(text: str) -> str:
    """Escape for CommonMark in a paragraph, heading or list item."""
    marked = _MARKED.sub(r"\\\1", one_line(text))
    return _LIST_LIKE.sub(_held, marked)


def _held(match: re.Match[str]) -> str:
    # "1." would start a list, and so would "-"; a digit itself can't be escaped, its dot can.
    return f"{match[1]}\\" if match[1].isdigit() else f"\\{match[1]}"
