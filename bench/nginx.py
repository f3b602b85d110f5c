"""nginx with the same answers as files, set up as well as it can be for this."""

import os
import shutil
from pathlib import Path

from app.settings import ROOT
from bench.asking import Answer

# One process, as each of the others is one; keep-alive without end, as uvicorn has it.
_CONFIGURATION = """
daemon off;
master_process off;
pid {scratch}/nginx.pid;
error_log {scratch}/nginx.log error;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  default_type application/json;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=100;
  open_file_cache_valid 1h;
  client_body_temp_path {scratch}/nginx-body;
  proxy_temp_path {scratch}/nginx-proxy;
  fastcgi_temp_path {scratch}/nginx-fastcgi;
  uwsgi_temp_path {scratch}/nginx-uwsgi;
  scgi_temp_path {scratch}/nginx-scgi;
  server {{
    listen 127.0.0.1:{port};
    location = /ready {{ return 200 "ok"; }}
    {locations}
  }}
}}
"""
READY = "/ready"
# nginx writes these itself of a file, or tells of one answer what its cache tells of none.
NOT_GIVEN = frozenset(
    {"date", "server", "connection", "content-length", "content-type", "etag"}
    | {"x-request-id", "ratelimit", "ratelimit-policy", "server-timing"}
)
DEPLOYED = ROOT / "deploy" / "nginx"


def write_configuration(scratch: Path, port: int, answers: dict[str, Answer]) -> Path:
    """Write the bodies as files and the configuration that serves each at its address, with the
    headers that the answer has: to leave them out would be to measure how long they are.

    A target's query stays outside: nginx takes the path alone, and serves the first query of each,
    which is the only one that it is asked for.
    """
    locations: dict[str, str] = {}
    for number, (target, answer) in enumerate(answers.items()):
        file = scratch / f"body-{number}.json"
        file.write_bytes(answer.body)
        path = target.partition("?")[0]
        locations.setdefault(path, f"location = {path} {{ alias {file}; {_headers(answer)} }}")
    configuration = scratch / "nginx.conf"
    configuration.write_text(
        _CONFIGURATION.format(
            scratch=scratch,
            port=port,
            locations="\n    ".join(locations.values()),
        ),
        encoding="utf-8",
    )
    return configuration


def _headers(answer: Answer) -> str:
    given = [(name, value) for name, value in answer.headers if name.lower() not in NOT_GIVEN]
    # A dollar would begin a variable, and there is no way to write one.
    assert not any("$" in value for _, value in given), given
    quoted = ((name, value.replace("\\", r"\\").replace('"', r"\"")) for name, value in given)
    return " ".join(f'add_header {name} "{value}";' for name, value in quoted)


def edge_command(program: str, scratch: Path, port: int, behind: int) -> tuple[str, ...]:
    """Run the edge as it is deployed, its one instance listening at `behind`."""
    conf, prefix = scratch / "edge-conf", scratch / "edge"
    shutil.copytree(DEPLOYED, conf)
    prefix.mkdir()
    _exchange(conf / "listen.conf", "8080", f"127.0.0.1:{port}")
    _exchange(conf / "upstream.conf", "api-1:8000", f"127.0.0.1:{behind}")
    # The second instance of the file is not there; it takes part in nothing.
    _exchange(conf / "upstream.conf", "server api-2:8000 max_fails=5 fail_timeout=1s;", "")
    # One process, as each of the others is one.
    _exchange(conf / "nginx.conf", "worker_processes auto;", "worker_processes 1;")
    words = ("-p", f"{prefix}/", "-c", str(conf / "nginx.conf"), "-e", "stderr")
    # Started by root, its workers would be nobody, who may not enter a temporary folder of root's.
    user = " user root;" if os.geteuid() == 0 else ""
    return (program, *words, "-g", f"daemon off;{user}")


def _exchange(file: Path, one: str, other: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(one, other), encoding="utf-8")
