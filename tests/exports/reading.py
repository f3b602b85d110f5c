"""Readers of the exported forms, written from their specifications and not from our writers."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from markdown_it import MarkdownIt

_TIMING = re.compile(r"(\d{2,}):(\d\d):(\d\d)\.(\d{3}) --> (\d{2,}):(\d\d):(\d\d)\.(\d{3})( .*)?")
_SPEECH = re.compile(r" at (\d+) ms, speech (\d+) ms ")
_CLOCK = r"(?:(\d+):)?(\d+):(\d\d)(?:\.(\d{3}))?"
SSML = "{http://www.w3.org/2001/10/synthesis}"


@dataclass(frozen=True)
class ReadCue:
    id: str
    start: int
    end: int
    text: str
    settings: str


def spaced(text: str) -> str:
    """Return a text as every form tells it: white space is one blank."""
    return " ".join(text.split())


def read_vtt(data: bytes) -> list[ReadCue]:
    """Read a WebVTT file; lines end with CR, LF or both, and blocks with an empty line."""
    text = data.decode("utf-8")
    assert "\r" not in text and text.startswith("WEBVTT\n")
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text.strip("\n"))]
    cues = [_cue(block) for block in blocks[1:] if not block[0].startswith("NOTE")]
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)
    return cues


def read_notes(data: bytes) -> list[str]:
    blocks = [block.split("\n") for block in data.decode("utf-8").strip("\n").split("\n\n")]
    notes = [block[1:] for block in blocks if block[0] == "NOTE"]
    assert not any("-->" in line for note in notes for line in note)
    return [line for note in notes for line in note]


def _cue(block: list[str]) -> ReadCue:
    name, timing, payload = block
    found = _TIMING.fullmatch(timing)
    assert found and "-->" not in name and "-->" not in payload and payload
    numbers = [int(part) for part in found.groups()[:8]]
    start, end = _milliseconds(*numbers[:4]), _milliseconds(*numbers[4:])
    assert start < end
    return ReadCue(name, start, end, payload, (found[9] or "").strip())


def _milliseconds(hours: int, minutes: int, seconds: int, rest: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def told(cue: ReadCue) -> str:
    """Return the text of a caption as a viewer sees it."""
    return unescape(re.sub(r"<[^>]*>", "", cue.text))


def payload(cue: ReadCue) -> dict[str, Any]:
    found = json.loads(cue.text)
    assert isinstance(found, dict)
    return found


@dataclass(frozen=True)
class Slot:
    at: int
    speech: int
    sentences: tuple[str, ...]
    breaks: int


def read_ssml(data: bytes) -> tuple[list[str], list[Slot], list[str]]:
    """Return the sentences before the clock starts, the slots, and the sentences after its end."""
    builder = ElementTree.TreeBuilder(insert_comments=True)
    root = ElementTree.fromstring(data, ElementTree.XMLParser(target=builder))
    assert root.tag == f"{SSML}speak"
    prelude: list[str] = []
    slots: list[Slot] = []
    closing: list[str] | None = None
    for node in root:
        # Only a comment has a function for its tag.
        if callable(node.tag) and (found := _SPEECH.fullmatch(node.text or "")):
            slots.append(Slot(int(found[1]), int(found[2]), (), 0))
            continue
        said = tuple(s.text or "" for s in node)
        if callable(node.tag):
            assert node.text == f" end at {sum(slot.speech + slot.breaks for slot in slots)} ms "
            closing = []
        elif closing is not None:
            closing += said
        elif not slots:
            prelude += said
        else:
            last = slots.pop()
            pause = int(node.get("time", "0ms").removesuffix("ms"))
            slots.append(Slot(last.at, last.speech, (*last.sentences, *said), last.breaks + pause))
    return prelude, slots, closing or []


def times_in(text: str, around: Callable[[str], str]) -> list[tuple[int, int | None, str]]:
    """Return (start, end or None, what follows) of each time set in front of something."""
    pattern = around(f"{_CLOCK}(?:-{_CLOCK})?")
    return [
        (_of_clock(m.groups()[:4]), _of_clock(m.groups()[4:8]) if m[6] else None, m[9])
        for m in re.finditer(pattern, text, re.M)
    ]


def _of_clock(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return _milliseconds(hours, minutes, seconds, rest)


def clocks(text: str) -> tuple[int, int]:
    """Return start and end of a span such as 0:05-0:35."""
    found = re.fullmatch(f"{_CLOCK}-{_CLOCK}", text)
    assert found
    return _of_clock(found.groups()[:4]), _of_clock(found.groups()[4:])


class Page(HTMLParser):
    """Collects texts by tag, attributes, and the order of things."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "br"}:
            kind = dict(attrs).get("class")
            self.open.append(f"{tag}.{kind}" if tag == "span" and kind else tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().partition(".")[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.texts.append((self.open[-1], data))


def blocks(data: bytes) -> list[str]:
    """Return the texts of a page, each as a reader sees it: what is bold is no text of its own."""
    plain = re.sub(rb"</?(?:b|span)\b[^>]*>", b"", data)
    return [said for tag, said in Page(plain).texts if tag != "title"]


def read_markdown(data: bytes) -> list[tuple[str, str]]:
    """Return (kind of block, visible text); raw HTML, links and images are refused."""
    found = []
    tokens = MarkdownIt("commonmark").parse(data.decode("utf-8"))
    for before, token in zip([None, *tokens], tokens, strict=False):
        assert token.type not in {"html_block", "fence", "code_block", "hr", "blockquote_open"}
        if token.type == "inline" and before:
            assert {child.type for child in token.children or ()} <= {
                "text", "text_special", "strong_open", "strong_close",
            }  # fmt: skip
            found.append((before.tag, "".join(child.content for child in token.children or ())))
    return found


@dataclass(frozen=True)
class Property:
    name: str
    parameters: dict[str, str]
    value: str


def read_ics(data: bytes) -> list[Property]:
    """Read content lines of iCalendar (RFC 5545, 3.1), values as they are written."""
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "lines are folded at 75 octets"
    assert b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    unfolded = data.replace(b"\r\n ", b"").decode("utf-8")
    found = []
    for line in unfolded.split("\r\n")[:-1]:
        head, value = line.split(":", 1)
        name, *parameters = head.split(";")
        found.append(Property(name, dict(p.split("=", 1) for p in parameters), value))
    return found


def text_value(written: str) -> str:
    """Return what a TEXT value says (RFC 5545, 3.3.11); a bare comma or semicolon is refused."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", re.sub(r"\\[\\;,nN]", "", written))
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], written)


def events(properties: list[Property]) -> list[dict[str, Property]]:
    """Return the properties of each VEVENT by name, those of its alarm as VALARM.NAME."""
    found: list[dict[str, Property]] = []
    path: list[str] = []
    for one in properties:
        if one.name == "BEGIN":
            path.append(one.value)
            if one.value == "VEVENT":
                found.append({})
        elif one.name == "END":
            assert path.pop() == one.value
        elif "VEVENT" in path:
            prefix = f"{path[-1]}." if path[-1] != "VEVENT" else ""
            assert prefix + one.name not in found[-1]
            found[-1][prefix + one.name] = one
    assert path == []
    return found
