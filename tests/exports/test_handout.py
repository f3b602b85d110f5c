"""The hand-out: no inline style or script, black and white, a code that tells its address."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import segno

from app.composer.session import Caution, PracticeSession
from app.exports import html as html_module
from app.exports.handout import numbers_in_words
from app.exports.html import html
from app.vocabulary.evidence import Strength
from tests.exports.reading import Page
from tests.exports.sample import BARE, CARPAL, PLAIN, SHARED, SOON, SUDDEN

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
    assert re.search(r"@page \{ margin: 6mm; \}", CSS)
    assert "size:" not in CSS.replace("font-size:", "").replace("box-sizing:", "")


def test_every_class_of_the_page_is_known_to_the_stylesheet() -> None:
    plain = {
        "before",
        "after",
        "roomy",
        "seek",
        "stop",
    }  # styled by what is around them
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


def sizes(*numbers: int) -> list[str]:
    pages = [html(many(number), SHARED).decode() for number in numbers]
    return [re.findall(r'<body class="([\w ]+)">', page)[0] for page in pages]


def test_what_does_not_fit_is_set_smaller_and_then_told_shorter() -> None:
    assert '<body class="roomy">' in html(BARE, PLAIN).decode()
    assert sizes(5, 12, 20, 30) == ["compact", "dense", "compact", "dense"]
    assert "Go." in html(many(12), SHARED).decode()
    assert "Go." not in html(many(20), SHARED).decode()


@pytest.mark.slow
def test_what_can_be_no_one_page_is_set_to_be_read() -> None:
    assert sizes(250) == ["compact several"]


@pytest.mark.slow
def test_what_takes_both_sides_of_a_sheet_drops_the_manner_before_it_takes_a_third_page() -> None:
    manner = "Turn the palm over as slowly as a leaf turns in still water, " * 3
    steps = tuple(replace(step, summary=manner, instructions=()) for step in many(90).steps)
    asked = {number: replace(CARPAL, steps=steps[:number]) for number in (60, 90)}
    pages = {number: html(one, SHARED).decode() for number, one in asked.items()}
    assert manner.strip() in pages[60] and manner.strip() not in pages[90]
    assert all(' several">' in page for page in pages.values())
    assert pages[90].count("Stay clear of the end of the bend.") == 1


def test_no_step_goes_over_the_end_of_a_page() -> None:
    assert ".several :is(.steps > li, .first li, .advice li) { break-inside: avoid; }" in CSS
    assert re.search(r"\.steps > li \{[^}]*break-inside: avoid-page;", CSS)


def test_a_caution_that_steps_share_is_told_once_with_their_numbers() -> None:
    data = html(many(29), SHARED).decode()
    assert data.count("Stay clear of the end of the bend.") == 1
    assert data.index("Stay clear of the end of the bend.") < data.index('<ol class="steps">')
    assert "<b>Every step:</b> Stay clear of the end of the bend." in data


def test_steps_are_named_by_the_numbers_that_they_have() -> None:
    twice = replace(
        CARPAL,
        steps=tuple(
            replace(step, movement=f"m{n}", cautions=CARPAL.steps[1].cautions if n != 2 else ())
            for n, step in enumerate(many(6).steps, 1)
        ),
    )
    assert "<b>Steps 1, 3-6:</b> Stay clear" in html(twice, SHARED).decode()
    assert numbers_in_words([1, 2, 4, 6, 7, 8]) == "1, 2, 4, 6-8"


def test_a_caution_of_one_step_stands_in_that_step() -> None:
    item = html(CARPAL, SHARED).decode().split("<li><p>")[2]
    assert "left side" in item and "Stay clear of the end of the bend." in item


def test_both_sides_of_a_movement_share_what_is_said_of_them() -> None:
    items = html(CARPAL, SHARED).decode().split("<li><p>")
    assert len(items) == 4, "what is before the steps, then three of them"
    assert "left side" in items[2] and "right side" in items[2]


def test_a_later_round_points_to_the_first() -> None:
    again = replace(CARPAL.steps[1], id="s05", start_seconds=230)
    items = html(replace(CARPAL, steps=(*CARPAL.steps, again)), SHARED).decode().split("<li><p>")
    assert "As step 2, with its cautions." in items[4] and "3:50-4:50" in items[4]
    assert "Keep the wrist in the middle." not in items[4]


def test_the_lines_of_safety_and_the_way_to_a_posture_are_on_paper_too() -> None:
    data = html(CARPAL, SHARED).decode()
    assert data.count("No clenched fist.") == 1
    assert "Put the hands in the lap and look ahead." in data


@pytest.mark.slow
def test_people_of_several_cautions_get_a_letter_where_there_is_little_room() -> None:
    whom = "people with sore wrists"
    dressed = [
        replace(step, cautions=(Caution(f"Go {n}.", whom, Strength.EXPERT, (), False),))
        for n, step in enumerate(many(250).steps)
    ]
    data = html(replace(CARPAL, steps=tuple(dressed)), SHARED).decode()
    told = html(replace(CARPAL, steps=tuple(dressed[:40])), SHARED).decode()
    assert told.count(whom) == 1 and f"<b>\u25b2A</b> <span>{whom}</span>" in told
    assert told.count("<b>\u25b2A</b> Go ") == 40
    assert data.count(f"<b>{whom}:</b>") == 250, "several pages have the room"


def test_signs_that_ask_for_the_same_are_told_together() -> None:
    more = replace(SUDDEN, signs=("a sudden fall", SUDDEN.signs[0]))
    data = html(replace(CARPAL, seek_care_if=(SUDDEN, SOON, more)), SHARED).decode()
    assert data.count(SUDDEN.action) == 1
    assert f"{'; '.join(SUDDEN.signs)}; a sudden fall" in data
