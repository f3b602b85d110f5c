"""A picture in SVG turned into pixels; runs in the drawing process and knows no record.

Fonts are ours: with those of the machine the same picture would be other bytes on each.
"""

from __future__ import annotations

import re
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "static" / "fonts"
LATIN = "DejaVu Sans"
# A strip of many rows would be as high as it likes.
HIGHEST_PIXELS = 4096
_VIEW_BOX = re.compile(r'\bviewBox="[-\d.]+ [-\d.]+ (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"')


def png_of(picture: bytes, width: int) -> bytes:
    """Return a PNG so many pixels wide; a picture that would be too high comes out narrower."""
    import resvg_py  # 3 MB that only the drawing process needs

    text = picture.decode()
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=text,
            width=_fitting(text, width),
            skip_system_fonts=True,
            font_files=[str(FONTS / name) for name in ("latin.ttf", "han.ttf")],
            font_family=LATIN,
            sans_serif_family=LATIN,
        )
    )


def _fitting(text: str, width: int) -> int:
    found = _VIEW_BOX.search(text)
    if found is None:
        raise ValueError("a picture without a viewBox has no shape")
    wide, high = float(found[1]), float(found[2])
    return max(1, min(width, int(HIGHEST_PIXELS * wide / high)))
