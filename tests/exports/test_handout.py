"""The hand-out: no inline style or script, black and white, a code that tells its address."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
import segno

from app.composer.session import PracticeSession
from app.exports import html as html_module
from app.exports.html import html
from tests.exports.reading import Page
from tests.exports.sample import BARE, CARPAL, PLAIN, SHARED

LINK = "/v1/sessions/eyJjIjoxfQ"
CSS = (Path(html_module.__file__).parent / "handout.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("session", [CARPAL, BARE], ids=lambda one: one.title)
def test_a_strict_policy_has_nothing_to_refuse(session: PracticeSession) -> None:
    page = Page(html(session, SHARED))
    assert {tag for tag, _ in page.attributes} & {"style", "script", "iframe", "object"} == set()
    names = {name for _, attributes in page.attributes for name in attributes}
    assert "style" not in names and not [name for name in names if name.startswith("on")]


def test_the_one_stylesheet_is_ours_and_at_the_site_where_it_is_known() -> None:
    def sheets(data: bytes) -> list[str | None]:
        return [attributes["href"] for tag, attributes in Page(data).attributes if tag == "link"]

    assert sheets(html(BARE, SHARED)) == ["https://daoyin.example/v1/assets/handout.css"]
    assert sheets(html(BARE, PLAIN)) == ["/v1/assets/handout.css"]


def test_the_page_sends_no_referrer_on() -> None:
    metas = [attributes for tag, attributes in Page(html(BARE, SHARED)).attributes if tag == "meta"]
    assert {"name": "referrer", "content": "no-referrer"} in metas


def test_the_stylesheet_knows_only_black_and_white_and_fetches_nothing() -> None:
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", CSS)) == {"#000", "#fff"}
    assert "url(" not in CSS and "@import" not in CSS and "rgb" not in CSS


def test_the_stylesheet_forces_no_paper_so_that_both_serve() -> None:
    assert re.search(r"@page \{ margin: 9mm; \}", CSS)
    assert "size:" not in CSS.replace("font-size:", "").replace("box-sizing:", "")


def test_every_class_of_the_page_is_known_to_the_stylesheet() -> None:
    plain = {"before", "after", "roomy"}  # the box around them, or the body, has the style
    used = {
        name
        for _, attributes in Page(html(CARPAL, SHARED)).attributes
        for name in (attributes.get("class") or "").split()
    }
    assert {name for name in used if f".{name}" not in CSS} <= plain


def test_the_code_holds_the_address_and_white_is_drawn_behind_it() -> None:
    data = html(BARE, SHARED).decode()
    paths = re.findall(r'<path (fill="#fff"|stroke="#000") d="([^"]+)"/>', data)
    assert [paint for paint, _ in paths] == ['fill="#fff"', 'stroke="#000"']
    assert dark_modules(paths[1][1]) == dark_in_matrix("https://daoyin.example" + LINK)


def dark_modules(path: str) -> set[tuple[int, int]]:
    """Walk the strokes of the code: each is a run of dark modules in a row."""
    found, x, y = set(), 0, 0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            found |= {(x + n, y) for n in range(int(values[0]))}
            x += int(values[0])
        else:
            x, y = (0, 0) if command == "M" else (x, y)
            x, y = x + int(values[0]), y + int(values[1])
    return found


def dark_in_matrix(address: str) -> set[tuple[int, int]]:
    rows = segno.make(address, micro=False, error="l").matrix_iter(border=4)
    return {(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module}


def test_the_warning_stands_beside_the_code_and_the_link() -> None:
    foot = html(CARPAL, SHARED).decode().split("<footer>")[1]
    assert foot.index("<svg") < foot.index("Whoever has it, or scans its code") < foot.index("<a ")


def test_a_bare_path_is_no_address_for_a_camera() -> None:
    data = html(BARE, replace(SHARED, site=None))
    assert b"<svg" not in data and b'href="/v1/sessions/' in data


def test_the_longest_token_still_gets_a_code_and_no_printed_address() -> None:
    token = "/v1/sessions/" + "Ab3_" * 300
    data = html(BARE, replace(SHARED, permalink=token)).decode()
    assert 'class="qr large"' in data
    assert data.count(token) == 1, "in the link alone"


def many(number: int) -> PracticeSession:
    steps = tuple(
        replace(CARPAL.steps[1], id=f"s{n}", movement=f"m{n}", start_seconds=60 * n,
                instructions=("Go.",) * 90)
        for n in range(1, number + 1)
    )  # fmt: skip
    return replace(CARPAL, steps=steps)


def test_what_does_not_fit_is_set_smaller_and_then_told_shorter() -> None:
    assert '<body class="roomy">' in html(BARE, PLAIN).decode()
    sizes = [re.findall(r'<body class="(\w+)">', html(many(n), SHARED).decode()) for n in (5, 10)]
    assert sizes == [["compact"], ["dense"]]
    assert "Go." in html(many(1), SHARED).decode() and "Go." not in html(many(60), SHARED).decode()


def test_a_caution_that_rows_share_is_told_once_and_cited_by_each() -> None:
    data = html(many(29), SHARED).decode()
    assert data.count("Stay clear of the end of the bend.") == 1
    assert data.index("Stay clear of the end of the bend.") < data.index("<table>")
    assert data.count('<p class="warn">Cautions 1, 2, 3.</p>') == 29


def test_a_caution_of_one_row_stands_in_that_row() -> None:
    data = html(CARPAL, SHARED).decode()
    row = data.split("<tr>")[3]
    assert "left side" in row and "Stay clear of the end of the bend." in row


def test_both_sides_of_a_movement_share_what_is_said_of_them() -> None:
    rows = html(CARPAL, SHARED).decode().split("<tr>")
    assert 'rowspan="2"' in rows[3]
    assert "right side" in rows[4] and rows[4].count("<td") == 1


@pytest.mark.slow
@pytest.mark.skipif(which("chromium") is None, reason="no browser to print with")
@pytest.mark.parametrize("paper", ["A4", "letter"])
@pytest.mark.parametrize("number", [0, 3, 10])
def test_it_is_printed_on_one_page(number: int, paper: str, tmp_path: Path) -> None:
    data = html(many(number) if number else CARPAL, SHARED).decode()
    style = f"<style>{CSS} @page {{ size: {paper}; }}</style>"
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(re.sub("<link [^>]*>", lambda _: style, data), encoding="utf-8")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    folder = f"--user-data-dir={tmp_path / 'browser'}"
    command = ["chromium", *quiet, folder, f"--print-to-pdf={printed}", str(page)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 1
