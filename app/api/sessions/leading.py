"""Where a session leads: itself again, each of its other forms, its pictures, and an exchange."""

from typing import Any

from app.api.linking import OWN_TOKEN, link, linked
from app.api.sessions.forms import CALENDAR, CALENDAR_TYPE, FORMS

WHEN = {"start": "2026-12-01T08:00", "tz": "Europe/Berlin"}


def from_a_session() -> dict[str, Any]:
    """Return the links of every answer that is a session."""
    forms = {
        form: link("get_session", f"The same session as `.{form}`.", token=_token(form))
        for form in FORMS
    }
    calendar = link(
        "get_session", "The same session in a calendar.", token=_token(CALENDAR), **WHEN
    )
    swap = link("swap_step", "Its first step exchanged.", body={"token": OWN_TOKEN, "step": 1})
    board = link("get_session_storyboard", "The session in pictures.", token=OWN_TOKEN)
    again = link("get_session", "The same session again.", token=OWN_TOKEN)
    links = {"session": again, **forms, CALENDAR: calendar, "swap": swap, "storyboard": board}
    return linked(links)


def other_forms() -> dict[str, Any]:
    """Return the media types beside JSON in which a session is sent."""
    types = [*(media_type for media_type, _ in FORMS.values()), CALENDAR_TYPE]
    return {one.partition(";")[0]: {"schema": {"type": "string"}} for one in types}


def _token(form: str) -> str:
    return f"{{{OWN_TOKEN}}}.{form}"
