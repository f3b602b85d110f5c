"""Takes the pictures of the practice app that README and guide show, from a running service.

`./run serve` in one terminal, `.venv/bin/python -m tests.browser.screens [ADDRESS]` in the other.
"""

import base64
import sys
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.states import STATES
from tests.chromium import chromium

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
ADDRESS = "http://127.0.0.1:8000"
QUALITY = 50


class Shot(NamedTuple):
    """One state as it looks on one device."""

    state: str
    width: int
    height: int
    scheme: str = "light"
    locale: str = "en"


PHONE = (360, 740)
# Each file is one shot, or several side by side.
PICTURES: dict[str, tuple[Shot, ...]] = {
    "player": (Shot("player-moving", 1100, 660),),
    "phones": (
        Shot("start-picked", *PHONE),
        Shot("player-later", *PHONE),
        Shot("choose", *PHONE, "dark"),
        Shot("player-moving", *PHONE, "dark", "zh-Hant"),
    ),
    "reading": (
        Shot("warnings", *PHONE),
        Shot("browse-movements", *PHONE),
        Shot("read-acupoint", *PHONE, "dark"),
        Shot("history", *PHONE),
    ),
}


def main(address: str = ADDRESS) -> None:
    """Write every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, shots in PICTURES.items():
            page = browser.new_page()
            frames = "".join(framed(png(browser, address, shot), shot) for shot in shots)
            page.set_viewport_size(canvas(shots))
            page.set_content(f"<body style='margin:0;display:flex;gap:{GAP}px'>{frames}")
            (FOLDER / f"{name}.webp").write_bytes(webp(page))
            page.close()
        browser.close()


def png(browser: Browser, address: str, shot: Shot) -> bytes:
    """Photograph what is seen at once, from the top."""
    page = browser.new_page(
        base_url=address,
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        locale=shot.locale,
        service_workers="block",
    )
    page.set_default_timeout(20_000)
    STATES[shot.state](page)
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    taken = page.screenshot()
    page.close()
    return taken


GAP = 16


def canvas(shots: tuple[Shot, ...]) -> Any:
    """The size of a picture of these shots."""
    width = sum(shot.width for shot in shots) + GAP * (len(shots) - 1)
    return {"width": width, "height": max(shot.height for shot in shots)}


def framed(taken: bytes, shot: Shot) -> str:
    """One shot as an element of the picture; several have the corners of a phone."""
    data = base64.b64encode(taken).decode()
    round_ = 24 if shot.width < 600 else 0
    return f"<img src='data:image/png;base64,{data}' style='border-radius:{round_}px'>"


def webp(page: Page) -> bytes:
    """The page as WebP with clear corners, of which Playwright itself knows nothing."""
    page.wait_for_load_state("load")
    devtools = page.context.new_cdp_session(page)
    clear = {"color": {"r": 0, "g": 0, "b": 0, "a": 0}}
    devtools.send("Emulation.setDefaultBackgroundColorOverride", clear)
    asked = {"format": "webp", "quality": QUALITY}
    return base64.b64decode(devtools.send("Page.captureScreenshot", asked)["data"])


if __name__ == "__main__":
    main(*sys.argv[1:2])
