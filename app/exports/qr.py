"""A permalink as a QR code in inline SVG, without style attributes; it says no warning itself."""

from io import BytesIO

import segno

# From here on the modules would be too small on paper at the usual size.
MANY_MODULES = 85


def qr(address: str, label: str) -> str:
    """Return the code as one `svg` element; `label` is already escaped for an attribute.

    White is drawn behind it, so that it is read on tinted paper and on a dark screen too.
    """
    code = segno.make(address, micro=False, error="l", boost_error=True)
    written = BytesIO()
    code.save(
        written,
        kind="svg",
        xmldecl=False,
        svgns=True,
        nl=False,
        omitsize=True,
        light="#fff",
        svgclass="qr large" if code.symbol_size()[0] > MANY_MODULES else "qr",
        lineclass=None,
    )
    svg = written.getvalue().decode()
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
