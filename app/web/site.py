"""The origin that a request was sent to, for addresses in files that leave the browser."""

from __future__ import annotations

import re

from starlette.requests import Request

# Whoever asks writes this header; what is no host could carry anything into a printed page.
_HOST = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?"
)


def site_of(request: Request) -> str | None:
    """Return the origin, such as https://example.org; None when `Host` is no valid host."""
    hosts = request.headers.getlist("host")
    if len(hosts) != 1 or not _HOST.fullmatch(hosts[0]):
        return None
    return f"{request.url.scheme}://{hosts[0]}"
