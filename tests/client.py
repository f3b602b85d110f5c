"""A synchronous client of an ASGI application, so that a test reads like a list of requests."""

import asyncio
from typing import Any

import httpx

from app.web.asking import ASGIApp


class Client:
    """Sends each request through the whole application, without a socket, as if from `peer`."""

    def __init__(self, app: ASGIApp, peer: str = "127.0.0.1") -> None:
        self._app = app
        self._peer = peer

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("GET", path, **more)

    def json(self, path: str, **more: Any) -> Any:
        """GET a path that must answer 200, and return its JSON."""
        response = self.get(path, **more)
        assert response.status_code == 200, (path, response.status_code, response.text[:500])
        return response.json()

    def items(self, path: str) -> list[Any]:
        """Return the items of all pages of a list, following `next`."""
        found: list[Any] = []
        following: str | None = path
        while following:
            page = self.json(following)
            found += page["items"]
            following = page["next"]
        return found

    def problem(self, path: str, status: int, **more: Any) -> Any:
        """GET a path that must be refused, and return the problem document."""
        response = self.get(path, **more)
        assert response.status_code == status, (path, response.status_code, response.text[:500])
        assert response.headers["content-type"] == "application/problem+json"
        return response.json()

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        return asyncio.run(self._ask(method, path, more))

    async def _ask(self, method: str, path: str, more: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self._app, client=(self._peer, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://daoyin.test") as http:
            return await http.request(method, path, **more)
