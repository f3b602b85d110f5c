"""Which media types an `Accept` header asks for (RFC 9110, 12.5.1); it knows no form of ours."""

from __future__ import annotations

from app.web.preference import weighted


def accepted_types(header: str | None) -> list[tuple[str, float]]:
    """Return media ranges with their weights; parameters such as a charset are passed over.

    A header that is not sent, or is empty, accepts everything.
    """
    if header is None or not header.strip():
        return [("*/*", 1.0)]
    pieces = (_with_weight_alone(piece) for piece in header.split(","))
    return weighted(", ".join(pieces).encode("latin-1", "replace"))


def weight_of(header: str | None, media_type: str) -> float:
    """Return the weight of one media type: that of the most exact range that fits it."""
    known = dict(accepted_types(header))
    group = media_type.split("/")[0]
    ranges = (media_type, f"{group}/*", "*/*")
    return next((known[one] for one in ranges if one in known), 0.0)


def _with_weight_alone(piece: str) -> str:
    kind, *parameters = (part.strip() for part in piece.split(";"))
    weights = [one for one in parameters if one.lower().startswith("q=")]
    return ";".join([kind, *weights[:1]])
