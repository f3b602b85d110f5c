"""What the tests of sessions in Chinese share: a wish, its languages, and how it is composed."""

from typing import Any

import pytest

from tests.client import Client

URL = "/v1/sessions"
WISH: dict[str, Any] = {
    "conditions": ["sciatica"],
    "limitations": ["numb_feet", "osteoporosis"],
    "postures": ["standing", "seated", "supine"],
    "breaths_per_minute": 6,
    "minutes": 15,
}
LANGUAGES = pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])


def composed(client: Client, **wish: Any) -> Any:
    response = client.ask("POST", URL, json={**WISH, **wish})
    assert response.status_code == 200, response.text[:500]
    return response.json()
