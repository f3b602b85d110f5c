"""Servers that speak TLS alone: a PostgreSQL, and what ends TLS in front of a Valkey."""

import os
import shutil
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from select import select
from typing import Any
from urllib.parse import urlsplit

import psycopg
from sqlalchemy import URL, make_url

from tests.certificates import Certificate
from tests.postgres import SUPERUSER, Postgres, installed

PASSWORD = "s3cret-of-the-database"
AT_ONCE = 65536


class EncryptedPostgres(Postgres):
    """A PostgreSQL that nobody reaches by TCP without TLS and PASSWORD."""

    def __init__(self, certificate: Certificate, port: int) -> None:
        super().__init__(installed())
        self._port = port
        self._settings |= {"listen_addresses": "127.0.0.1", "port": str(port), "ssl": "on"}
        for name, file in (("ssl_cert_file", certificate.shown), ("ssl_key_file", certificate.key)):
            copy = str(shutil.copy(file, self.folder))
            if self._user:
                os.chown(copy, self._user["user"], self._user["group"])
            self._settings[name] = copy

    def address(self, database: str, host: str, **options: str) -> str:
        """Where a fresh database is by TCP, whatever name stands for this machine."""
        query = {"hostaddr": "127.0.0.1", **options}
        name = make_url(database).database
        url = URL.create("postgresql", SUPERUSER, PASSWORD, host, self._port, name, query)
        return url.render_as_string(hide_password=False)

    def connections(self, database: str) -> list[tuple[bool, str]]:
        """How each TCP connection to a database is encrypted: whether, and by which version."""
        ask = """SELECT ssl, version FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
            WHERE datname = %s AND client_addr IS NOT NULL"""
        with self._console() as db:
            return db.execute(ask, (make_url(database).database,)).fetchall()

    def start(self) -> None:
        """Start it, and give its user the password."""
        super().start()
        with self._console() as db:
            db.execute(f"ALTER ROLE {SUPERUSER} PASSWORD '{PASSWORD}'")

    def _make(self) -> None:
        super()._make()
        lines = "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n"
        (self._data / "pg_hba.conf").write_text(lines, encoding="ascii")

    def _url(self, database: str) -> str:
        return f"{super()._url(database)}&port={self._port}"

    def _console(self) -> "psycopg.Connection[Any]":
        return psycopg.connect(
            host=str(self.folder), port=self._port, user=SUPERUSER, dbname="postgres"
        )


class Door(socketserver.ThreadingTCPServer):
    """Ends TLS in front of a Valkey that has none; `heard` is all that came through."""

    def __init__(self, behind: str, certificate: Certificate) -> None:
        self._behind = urlsplit(behind)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate.shown, certificate.key)
        self.heard = b""
        super().__init__(("127.0.0.1", 0), socketserver.BaseRequestHandler)

    @property
    def url(self) -> str:
        """The address of what is behind it, by way of the door."""
        secret, _, _ = self._behind.netloc.rpartition("@")
        place = f"{secret}@127.0.0.1:{self.server_address[1]}"
        return self._behind._replace(scheme="valkeys", netloc=place).geturl()

    def finish_request(self, request: Any, _address: Any) -> None:
        """Let in who trusts the certificate, and carry bytes both ways until one side ends."""
        try:
            client = self._context.wrap_socket(request, server_side=True)
        except OSError:
            return
        behind = (self._behind.hostname, self._behind.port)
        with client, socket.create_connection(behind) as server:
            while True:
                waiting = [client] if client.pending() else select([client, server], [], [])[0]
                for one in waiting:
                    told = one.recv(AT_ONCE)
                    if not told:
                        return
                    if one is client:
                        self.heard += told
                    (server if one is client else client).sendall(told)


@contextmanager
def encrypted(behind: str, certificate: Certificate) -> Iterator[Door]:
    """Open a door until the block ends."""
    with Door(behind, certificate) as door:
        thread = threading.Thread(target=door.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield door
        finally:
            door.shutdown()
            thread.join(10)
