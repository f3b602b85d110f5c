"""The style sheet lets a map that a page inlines answer to pointer and keyboard."""

import re

from app.figures.body_map.atlas import standard_atlas
from app.figures.body_map.map_figure import body_map
from app.figures.stylesheet import stylesheet


def test_what_answers_in_the_sheet_is_what_can_be_reached_in_the_map() -> None:
    sheet = stylesheet()
    picture = body_map("front", standard_atlas())
    for kind in ("q-region", "q-point"):
        assert f".{kind}:hover" in sheet and f".{kind}:focus-visible" in sheet
        reached = re.findall(rf'class="{kind}"[^>]*', picture)
        assert reached and all("tabindex" in element for element in reached)
