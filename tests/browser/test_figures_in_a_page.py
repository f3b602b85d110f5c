"""What a real browser makes of the pictures: their colours under a strict policy, and that they
move.
"""

import pytest
from playwright.sync_api import Page

from app.figures.looks import Look, Theme, palette
from tests.browser.conftest import Show
from tests.drawn import BOW, SKY

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FILL = "selector => getComputedStyle(document.querySelector(selector)).fill"
FRAMES = """() => new Promise(done => {
  let frames = 0; const began = performance.now();
  const next = now => {
    frames += 1;
    if (now - began < 1000) requestAnimationFrame(next); else done(frames);
  };
  requestAnimationFrame(next);
})"""


WIND = """second => new Promise(done => {
  document.querySelector('svg').setCurrentTime(second);
  requestAnimationFrame(() => requestAnimationFrame(() => done()));
})"""


# All that a picture is made of at this moment, as the browser has worked it out.
DRAWN = """() => [...document.querySelectorAll('svg path, svg circle, svg g')].map(one => {
  const style = getComputedStyle(one);
  return `${style.d} ${style.r} ${style.visibility} ${style.opacity}`;
}).join("|")"""


def rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def picture(page: Page, path: str) -> str:
    response = page.request.get(path)
    assert response.status == 200
    return response.text()


def small(svg: str) -> str:
    """The same picture as large as a thumb, so that nothing else of the page can change."""
    return svg.replace("<svg ", '<svg width="200" height="300" ', 1)


@pytest.mark.parametrize("theme", list(Theme))
def test_an_inlined_picture_keeps_its_colours_under_a_strict_policy(
    page: Page, show: Show, theme: Theme
) -> None:
    shown = show(picture(page, f"{SKY}/figure.svg?theme={theme.value}"))
    colours = palette(Look(theme=theme))
    for name in ("tunic", "trousers", "skin", "ground"):
        assert shown.evaluate(FILL, f".q-{name}") == rgb(colours[name])


def test_a_page_may_give_it_colours_of_its_own(page: Page, show: Show) -> None:
    shown = show(picture(page, f"{SKY}/figure.svg"))
    before = shown.evaluate(FILL, ".q-tunic")
    shown.evaluate("document.documentElement.style.setProperty('--q-tunic', 'rgb(1, 2, 3)')")
    assert before != shown.evaluate(FILL, ".q-tunic") == "rgb(1, 2, 3)"


def test_it_is_shown_as_an_image_too(show: Show) -> None:
    shown = show(f'<img id="one" src="{SKY}/figure.svg" alt=""><img src="{SKY}/figure.png" alt="">')
    shown.wait_for_load_state("networkidle")
    sizes = "() => [...document.images].map(one => one.complete && one.naturalWidth > 0)"
    assert shown.evaluate(sizes) == [True, True]


def test_it_is_shown_alone(page: Page) -> None:
    page.goto(f"{SKY}/figure.svg")
    assert page.evaluate(FILL, ".q-tunic") == rgb(palette(Look())["tunic"])


def test_who_cannot_see_it_is_told_what_it_shows(page: Page, show: Show) -> None:
    shown = show(picture(page, f"{SKY}/figure.svg"))
    image = shown.get_by_role("img", name="Hold up the sky")
    assert image.count() == 1


def test_an_animation_moves_and_stops_when_it_is_told_to(page: Page, show: Show) -> None:
    shown = show(picture(page, f"{SKY}/animation.svg"))
    shown.evaluate("document.querySelector('svg').pauseAnimations()")
    seen = []
    for second in (0.5, 4.0, 4.0):
        shown.evaluate(WIND, second)
        seen.append(shown.evaluate(DRAWN))
    assert seen[0] != seen[1] == seen[2]
    shown.wait_for_timeout(500)
    assert shown.evaluate(DRAWN) == seen[2]
    shown.evaluate("document.querySelector('svg').unpauseAnimations()")
    shown.wait_for_timeout(500)
    assert shown.evaluate(DRAWN) != seen[2]


def test_what_moves_is_seen_to_move(page: Page, show: Show) -> None:
    shown = show(small(picture(page, f"{SKY}/animation.svg")))
    shown.evaluate("document.querySelector('svg').pauseAnimations()")
    seen = []
    for second in (0.0, 6.0):
        shown.evaluate(WIND, second)
        seen.append(shown.locator("svg").first.screenshot())
    assert seen[0] != seen[1]


def test_a_loop_ends_where_it_began(page: Page, show: Show) -> None:
    path = f"{SKY}/animation.svg?captions=false&breaths_per_minute=6"
    shown, seen = show(picture(page, path)), []
    shown.evaluate("document.querySelector('svg').pauseAnimations()")
    for second in (0.0, 10.0):
        shown.evaluate(WIND, second)
        seen.append(shown.evaluate(DRAWN))
    assert seen[0] == seen[1]


def test_a_page_with_thirty_pictures_stays_smooth(page: Page, show: Show) -> None:
    pictures = [
        picture(page, f"{path}/figure.svg?beat={beat}&theme={theme}")
        for path in (SKY, BOW)
        for theme in ("light", "dark", "ink")
        for beat in (0, 2, 4, 6, 8)
    ]
    assert len(set(pictures)) == 30
    shown = show("".join(f'<div class="one">{one}</div>' for one in pictures))
    assert shown.locator("svg.q-picture").count() == 30
    ids = "() => [...document.querySelectorAll('[id]')].map(one => one.id)"
    found = shown.evaluate(ids)
    assert len(found) == len(set(found))
    assert shown.evaluate(FRAMES) >= 30


def test_a_page_with_an_animation_stays_smooth(page: Page, show: Show) -> None:
    shown = show(picture(page, f"{BOW}/animation.svg"))
    assert shown.evaluate(FRAMES) >= 20
