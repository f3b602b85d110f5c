"""In which ways a route may refuse, by what it takes; what each way means is told in the web."""

OF_A_QUERY = ("unknown-parameter", "invalid-parameter", "not-ready")
OF_A_NAME = (
    "ambiguous-name",
    "unknown-parameter",
    "invalid-parameter",
    "not-found",
    "gone",
    "not-ready",
)
OF_A_PICTURE = (*OF_A_NAME, "busy")
OF_A_WISH = (
    "invalid-parameter",
    "malformed-body",
    "unknown-parameter",
    "not-acceptable",
    "payload-too-large",
    "unsupported-media-type",
    "not-ready",
)
