"""Headers that answers carry whatever they are about."""

from __future__ import annotations

from app.web.headers import by_name, is_under, missing_from, request_ids, standing_headers


def test_a_page_may_load_its_own_scripts_and_nothing_else() -> None:
    policy = dict(standing_headers(b"text/html; charset=utf-8", is_open=False))
    assert policy[b"content-security-policy"].startswith(b"default-src 'self';")
    assert b"unsafe" not in policy[b"content-security-policy"]
    assert b"frame-ancestors 'none'" in policy[b"content-security-policy"]
    assert policy[b"referrer-policy"] == b"no-referrer"
    assert b"access-control-allow-origin" not in policy


def test_an_answer_keeps_what_it_has_said_itself() -> None:
    own = [(b"cache-control", b"private"), (b"link", b'<a>; rel="next"')]
    standing = [(b"cache-control", b"public"), (b"link", b'<b>; rel="terms"'), (b"vary", b"x")]
    assert missing_from(own, standing) == standing[1:]


def test_a_header_on_several_lines_is_read_as_one() -> None:
    lines = [(b"accept-encoding", b"br"), (b"host", b"x"), (b"accept-encoding", b"gzip")]
    assert by_name(lines) == {b"accept-encoding": b"br, gzip", b"host": b"x"}


def test_only_whole_segments_count_as_a_prefix() -> None:
    assert is_under("/v1", ("/v1",))
    assert is_under("/v1/leaves", ("/v1",))
    assert not is_under("/v10", ("/v1",))


def test_request_ids_are_never_given_twice() -> None:
    first, second = request_ids(), request_ids()
    made = [make() for make in (first, second) for _ in range(1000)]
    assert len(set(made)) == 2000
