"""Buckets of several processes as one, through a real Valkey that comes and goes."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic

import pytest

from app.clients.buckets import Buckets
from app.clients.sharing import Sharing
from app.clients.valkey import Valkey, ValkeyRefused
from tests.clients.conftest import PEPPER
from tests.valkey import ValkeyServer

# One unit comes back in 30 seconds, so that it counts for nothing how long a test takes.
QUOTA = 2
SOMEBODY = "203.0.113.7"


class Worker:
    """The buckets of one process."""

    def __init__(self, url: str) -> None:
        self.buckets = Buckets()
        self.sharing = Sharing(self.buckets, url, PEPPER)

    def takes(self, times: int, who: str = SOMEBODY) -> int:
        return sum(self.buckets.take(who, 1, QUOTA, monotonic()) > 0 for _ in range(times))

    def shares(self) -> bool:
        self.sharing.exchange()
        return self.sharing.is_shared


@contextmanager
def worker(url: str) -> Iterator[Worker]:
    one = Worker(url)
    with closing(one.sharing):
        yield one


def test_what_one_process_gave_another_does_not_give_again(valkey: ValkeyServer) -> None:
    with worker(valkey.url) as one, worker(valkey.url) as other:
        assert (one.takes(1), other.takes(1)) == (1, 1)
        assert one.shares() and other.shares()
        assert other.takes(1) == 0
        assert other.takes(3, who="203.0.113.8") == QUOTA
        assert one.takes(1) == 1, "it has not heard of the other yet"


def test_what_a_process_gave_itself_is_not_counted_twice(valkey: ValkeyServer) -> None:
    with worker(valkey.url) as one:
        assert one.takes(1) == 1
        assert one.shares() and one.shares()
        assert one.takes(2) == 1


def test_no_address_is_sent_to_valkey(valkey: ValkeyServer) -> None:
    with worker(valkey.url) as one, closing(Valkey(valkey.url)) as spy:
        one.takes(1)
        assert one.shares()
        name, count = spy.ask([("RANDOMKEY",), ("DBSIZE",)])
    assert count == 1
    assert re.fullmatch(r"daoyin:taken:\d+:[0-9a-f]{24}", str(name))


def test_each_process_limits_alone_while_valkey_is_away_and_together_when_it_is_back(
    valkey: ValkeyServer, caplog: pytest.LogCaptureFixture
) -> None:
    with worker(valkey.url) as one:
        assert one.shares()
        valkey.stop()
        assert one.takes(3) == QUOTA
        assert not one.shares()
        assert not one.shares()
        assert len([line for line in caplog.messages if "away" in line]) == 1, "told once"
        valkey.start()
        assert one.shares()


def test_valkey_that_is_away_from_the_start_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with worker("valkey://127.0.0.1:1") as one:
        assert not one.shares()
        assert one.takes(3) == QUOTA
    assert "valkey is away" in caplog.text


def test_a_wrong_password_leaves_each_process_alone(valkey: ValkeyServer) -> None:
    wrong = valkey.url.replace(":p_ss", ":wrong")
    with worker(wrong) as one, closing(Valkey(wrong)) as client:
        assert not one.shares()
        with pytest.raises(ValkeyRefused):
            client.ask([("PING",)])


def test_a_server_that_speaks_another_language_leaves_each_process_alone() -> None:
    with strange_server() as url, worker(url) as one:
        assert not one.shares()
        assert one.takes(1) == 1


@contextmanager
def strange_server() -> Iterator[str]:
    """A port that answers everything as a web server would."""

    def answer() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(1000)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer)
        thread.start()
        yield f"valkey://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(10)
