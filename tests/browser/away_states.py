"""The states of the practice app's browse pages when the service cannot be reached."""

from playwright.sync_api import Page

from tests.browser.reaching import begin
from tests.browser.walking import LAY_UP


def offline(page: Page) -> None:
    begin(page, "", is_afresh=True)
    page.route("**/v1/forms?**", lambda route: route.abort())
    page.goto("/#/browse/forms")
    page.locator(".trouble").wait_for()


def search_offline(page: Page) -> None:
    """What is laid up is searched."""
    begin(page, "browse", is_afresh=True)
    page.locator(".entry").first.wait_for()
    page.evaluate(LAY_UP, ["meridians"])
    page.route("**/v1/search?**", lambda route: route.abort())
    page.locator(".search").fill("bladder")
    page.locator(".note").wait_for()


def list_offline(page: Page) -> None:
    """What is laid up is narrowed."""
    begin(page, "browse/programmes", is_afresh=True)
    page.locator(".entry").first.wait_for()
    page.evaluate(LAY_UP, ["programmes"])
    page.route("**/v1/programmes?**", lambda route: route.abort())
    page.locator(".filters select").select_option("sciatica")
    page.locator(".hits strong").wait_for()


def picture_away(page: Page) -> None:
    begin(page, "", is_afresh=True)
    page.route("**/figure.svg?**", lambda route: route.abort())
    page.goto("/#/read/acupoints/gb34")
    page.locator(".record-figure .quiet").wait_for()


def picture_still(page: Page) -> None:
    """One that moves is away, and its still is shown and told."""
    begin(page, "", is_afresh=True)
    page.route("**/animation.svg?**", lambda route: route.abort())
    page.goto("/#/read/movements/hold-up-the-sky")
    page.locator(".record-grid > div > .quiet").wait_for()
