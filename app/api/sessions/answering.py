"""How what is made for one person is answered: no shared cache keeps it, no page passes it on."""

from starlette.requests import Request
from starlette.responses import Response

from app.composer.token import ENGINE
from app.errors import NothingAcceptable
from app.web.accepting import weight_of
from app.web.conditional import digest_of, etag_of

# A wish may say what somebody's health is like, so its address is health data too.
UNPASSED = {"Referrer-Policy": "no-referrer"}
REVALIDATED = {"Cache-Control": "private, no-cache", **UNPASSED}
UNKEPT = {"Cache-Control": "no-store", **UNPASSED}


def require_json(request: Request) -> None:
    """Refuse whoever takes no JSON, before anything is composed."""
    if not weight_of(request.headers.get("accept"), "application/json"):
        raise NothingAcceptable("The answer is JSON, which `Accept` refuses.")


def unkept(body: bytes, spoken: str, media_type: str = "application/json") -> Response:
    """Return what nobody is to keep, with the language that it is in."""
    headers = {**UNKEPT, "Content-Language": spoken}
    return Response(body, media_type=media_type, headers=headers)


def session_etag(body: bytes) -> bytes:
    """Return the ETag of a session: its bytes, and the engine that makes such bytes."""
    return etag_of(digest_of(body), f"engine{ENGINE}")
