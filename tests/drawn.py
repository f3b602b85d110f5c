"""The real content with a few choreographies of known shape, whatever else is drawn in it."""

from typing import Any

from app.seeding.content import Content, Key
from app.seeding.documents.base import Document
from app.seeding.documents.choreography import ChoreographiesDocument
from tests.figures import documents
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


def drawn_content(real_content: Content) -> Content:
    """The content with these choreographies and no others."""
    content = altered(real_content)
    content.plain["choreographies"] = choreographies()
    return content
