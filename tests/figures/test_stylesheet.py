"""The sheet that recolours inlined pictures."""

import re

from app.figures.looks import Look, Theme
from app.figures.performance import Performance
from app.figures.still import still
from app.figures.stylesheet import stylesheet
from tests.figures.documents import draw_the_bow, seated_breathing, silk_reeling
from tests.figures.pictures import classes

# Groups and letters that have no colour to overrule, or inherit it.
COLOURLESS = {"q-picture", "q-cue"}


def test_every_class_of_a_picture_can_be_recoloured() -> None:
    sheet = stylesheet()
    styled = set(re.findall(r"^\.(q-[a-z-]+) \{", sheet, re.MULTILINE))
    for document in (draw_the_bow(), seated_breathing(), silk_reeling()):
        for view in ("front", "left", "back"):
            svg = still(Performance(document), 2.0, Look(), title="t", description="d", view=view)
            assert set(classes(svg)) - styled <= COLOURLESS


def test_a_property_that_a_page_does_not_set_leaves_the_picture_its_colour() -> None:
    assert ".q-tunic { fill: var(--q-tunic, revert-layer) }" in stylesheet()


def test_every_theme_can_be_laid_on_a_page() -> None:
    sheet = stylesheet()
    for theme in Theme:
        assert f".q-theme-{theme.value} {{" in sheet
    assert "prefers-color-scheme: dark" in sheet
    assert "style=" not in sheet and "@import" not in sheet
