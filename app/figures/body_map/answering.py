"""How regions and points of an inlined map answer to pointer and keyboard, for the style sheet."""

from typing import Final

# A picture alone answers nothing; these rules need no script, so a strict policy lets them pass.
RULES: Final = (
    ".q-region, .q-point { cursor: pointer; outline: none }",
    ".q-region:hover, .q-region:focus-visible { fill-opacity: 0.28 }",
    ".q-region:focus-visible { stroke: var(--q-accent, currentcolor); stroke-width: 6 }",
    ".q-point:hover .q-dot, .q-point:focus-visible .q-dot { stroke: var(--q-line, #000) }",
    ".q-point:focus-visible .q-dot { stroke-width: 5 }",
)
