"""Single questions, each on its own connection, with more patience than a busy machine needs."""

import httpx

PATIENCE_SECONDS = 60

# One client for all: to make one takes 20 ms, mostly of what only https needs, and whoever waits
# asks fifty times a second. That would be half a core less for those who are waited for.
_CLIENT = httpx.Client(timeout=PATIENCE_SECONDS, limits=httpx.Limits(max_keepalive_connections=0))
get = _CLIENT.get
post = _CLIENT.post
