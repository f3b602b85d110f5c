"""Turns the Markdown files of docs/ into pages; knows no route, reads only that folder."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?")
_FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Daoyin</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/assets/page.css">
</head>
<body>
<nav aria-label="Documentation"><a href="/docs">API</a> <a href="/docs/index">Guides</a>
<a href="/docs/intended-use">Intended use</a></nav>
<main>
{body}
</main>
</body>
</html>
"""


@lru_cache(maxsize=256)
def page(folder: Path, name: str) -> bytes | None:
    """Return a page such as `settings` or `routes/conditions`; None when there is no such file."""
    if not _SAFE_NAME.fullmatch(name):
        return None
    path = folder / ("README.md" if name == "index" else f"{name}.md")
    if not path.is_file():
        return None
    tokens = _parser().parse(path.read_text(encoding="utf-8"))
    title = _prepare(tokens, posixpath.dirname(name))
    body = _parser().renderer.render(tokens, _parser().options, {})
    return _FRAME.format(title=escape(title), body=body).encode()


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _prepare(tokens: list[Token], at: str) -> str:
    """Give each heading an anchor, turn links between files into addresses, return the title."""
    title = ""
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and following is not None:
            text = following.content.replace("`", "")
            title = title or text
            token.attrSet("id", anchor(text))
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", address(str(child.attrGet("href")), at))
    return title


def anchor(heading: str) -> str:
    """Return the id of a heading: its words in lower case, joined by hyphens."""
    return re.sub(r"[^a-z0-9_]+", "-", heading.lower()).strip("-")


def address(link: str, at: str) -> str:
    """Return where a link of a file in the folder `at` leads on the site."""
    target, mark, fragment = link.partition("#")
    if not target.endswith(".md") or "://" in target:
        return link
    path = posixpath.normpath(posixpath.join(at, target)).removesuffix(".md")
    if path.startswith("../"):
        return f"/docs/index{mark}{fragment}"
    name = "index" if path == "README" else path
    return f"/docs/{name}{mark}{fragment}"
