"""The sheet that recolours inlined pictures."""

import re

from app.figures.looks import Look, Theme
from app.figures.performance import Performance
from app.figures.still import still
from app.figures.stylesheet import stylesheet
from tests.contract.reading import ROOT
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


def test_every_class_is_told_in_the_docs() -> None:
    told = (ROOT / "docs" / "figure-drawing.md").read_text(encoding="utf-8")
    styled = set(re.findall(r"^\.(q-[a-z-]+) \{", stylesheet(), re.MULTILINE))
    ours = {name for name in styled if not name.startswith(("q-theme", "q-map"))}
    assert {name for name in ours if f"`{name}`" not in told} == set()
