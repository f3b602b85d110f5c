"""How the contract tests read Markdown: links, headings, example calls; it judges nothing."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CALL = re.compile(r"`GET (/[^`]*)`")


def links(page: Path) -> Iterator[tuple[str, Path, str]]:
    """Yield (as written, file, fragment) of every link that leads to a file of ours."""
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        target, _, fragment = link.partition("#")
        if "://" not in link:
            yield link, (page.parent / target).resolve() if target else page, fragment


def headings(page: Path) -> set[str]:
    """Return the texts of all headings, without back-ticks."""
    text = page.read_text(encoding="utf-8")
    return {
        line.lstrip("#").strip().replace("`", "") for line in text.splitlines() if line[:1] == "#"
    }


def example_calls(page: Path) -> list[str]:
    """Return every call that a page shows, but for templates."""
    calls = _CALL.findall(page.read_text(encoding="utf-8"))
    return [call for call in calls if "{" not in call and "..." not in call]


def tracked_files() -> list[Path]:
    """Return the files of the repository; where git is not, all files that git would not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in map(ROOT.joinpath, names) if path.is_file()]
