"""Single questions, asked with more patience than a busy machine needs."""

from functools import partial

import httpx

PATIENCE_SECONDS = 60

get = partial(httpx.get, timeout=PATIENCE_SECONDS)
post = partial(httpx.post, timeout=PATIENCE_SECONDS)
