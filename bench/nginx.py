"""nginx with the same bodies as files, set up as well as it can be for this."""

from pathlib import Path

from bench.asking import Answer

# One process, as each of the others is one; keep-alive without end, as uvicorn has it.
_CONFIGURATION = """
daemon off;
master_process off;
pid {scratch}/nginx.pid;
error_log {scratch}/nginx.log error;
events {{ worker_connections 256; }}
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


def write_configuration(scratch: Path, port: int, answers: dict[str, Answer]) -> Path:
    """Write the bodies as files and the configuration that serves each at its address.

    A target's query stays outside: nginx takes the path alone, and serves the first query of each,
    which is the only one that it is asked for.
    """
    locations: dict[str, str] = {}
    for number, (target, answer) in enumerate(answers.items()):
        file = scratch / f"body-{number}.json"
        file.write_bytes(answer.body)
        path = target.partition("?")[0]
        locations.setdefault(path, f"location = {path} {{ alias {file}; }}")
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
