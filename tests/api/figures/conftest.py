"""The real content with a few choreographies of known shape, whatever else is drawn in it."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.seeding.content import Content, Key
from app.seeding.documents.base import Document
from app.seeding.documents.choreography import ChoreographiesDocument
from app.settings import Settings
from tests.client import Client
from tests.figures import documents
from tests.loaded import live_edition
from tests.seeding.altered import altered

SKY = "/v1/movements/hold-up-the-sky"
BOW = "/v1/movements/draw-the-bow"


def choreographies() -> dict[Key, Document]:
    """Hold up the sky, standing and based on that seated; draw the bow, left then right."""
    sky, bow = documents.hold_up_the_sky(), documents.draw_the_bow()
    for step, phase in enumerate(sky["phases"], start=1):
        phase["step"] = min(step, 4)
    for phase in bow["phases"]:
        phase["step"] = 2
    seated = {"based_on": "standing", "stance": "chair", "view": "front-left"}
    told: dict[str, Any] = {
        "hold-up-the-sky": {"standing": sky, "seated": seated},
        "draw-the-bow": {"standing": bow},
    }
    return {
        (movement,): ChoreographiesDocument.model_validate(
            {"movement": movement, "variants": variants}
        )
        for movement, variants in told.items()
    }


@pytest.fixture(scope="session")
def drawn_live(
    tmp_path_factory: pytest.TempPathFactory, real_content: Content
) -> Iterator[LiveEdition]:
    """The live edition of that content."""
    content = altered(real_content)
    content.plain["choreographies"] = choreographies()
    url = f"sqlite:///{tmp_path_factory.mktemp('drawn') / 'daoyin.db'}"
    live = live_edition(url, content)
    yield live
    live.close()


@pytest.fixture(scope="session")
def drawn(drawn_live: LiveEdition) -> Client:
    """A client of the service on that content."""
    return Client(create_app(Settings(log_requests=False), drawn_live))
