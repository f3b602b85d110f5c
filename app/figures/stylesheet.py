"""The style sheet that a page may link to recolour inlined pictures.

Every colour of a picture is a presentation attribute. The sheet lets a custom property overrule it
wherever the page has set one; `revert-layer` leaves the picture's own colour where it has not.
"""

from app.figures.body_map.answering import RULES
from app.figures.drawing import PENS
from app.figures.looks import Look, Palette, Theme, palette, room

# Classes that are filled with a colour of another name, or stroked instead.
_FILLED = {
    "q-arrow": "accent",
    "q-breath": "accent",
    "q-halo": "accent",
    "q-iris": "line",
    "q-point": "accent",
}
# Colours that no shape is named after.
_NO_CLASS = frozenset({"accent", "halo", "iris", "line", "point"})
_STROKED = {"q-outline": "line", "q-trail": "accent", "q-breath-ring": "metal"}


def stylesheet() -> str:
    """Return the CSS; it names every class that a picture may carry, in one order."""
    colours = palette(Look())
    rules = [_rule(f"q-{name}", "fill", name) for name in colours if name not in _NO_CLASS]
    rules += [_rule(name, "fill", colour) for name, colour in sorted(_FILLED.items())]
    rules += [_rule(name, "stroke", colour) for name, colour in sorted(_STROKED.items())]
    rules += [_rule(f"q-{kind}", "stroke", pen.colour) for kind, pen in sorted(PENS.items())]
    rules += RULES
    scopes = [_scope(f".q-theme-{theme.value}", room(theme)) for theme in Theme]
    dark = _scope(".q-theme-auto", room(Theme.DARK))
    return "\n".join([*rules, *scopes, f"@media (prefers-color-scheme: dark) {{\n{dark}\n}}", ""])


def _rule(name: str, attribute: str, colour: str) -> str:
    return f".{name} {{ {attribute}: var(--q-{colour}, revert-layer) }}"


def _scope(selector: str, colours: Palette) -> str:
    values = " ".join(f"--q-{name}: {value};" for name, value in sorted(colours.items()))
    return f"{selector} {{ {values} }}"
