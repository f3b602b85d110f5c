"""What libraries and our own threads log, as lines of JSON beside those of the journal."""

from __future__ import annotations

import json
import logging
from typing import Any

from app.web.journal import places, told_time


class JsonLines(logging.Formatter):
    """One object a line; of an exception its kind and places: its message may quote a request."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without its end."""
        line: dict[str, object] = {
            "time": told_time(record.created),
            "event": "log",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line |= {"error": type(error).__qualname__, "where": places(error)}
        return json.dumps(line, ensure_ascii=False)


def configuration(level: str) -> dict[str, Any]:
    """Return the configuration of `logging` for a server; `level` is one of its words."""
    quiet = {"handlers": ["lines"], "level": level.upper(), "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "app.web.log_lines.JsonLines"}},
        "handlers": {
            "lines": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "stream": "ext://sys.stderr",
            }
        },
        "root": {"handlers": ["lines"], "level": "WARNING"},
        "loggers": {"uvicorn": quiet, "daoyin": quiet},
    }
