"""How times are written, and how long a text takes to be read or spoken; it reads no clock."""

from unicodedata import east_asian_width

# A calm voice: about 150 words a minute, or four Chinese characters a second.
NARROW_MILLISECONDS = 65
WIDE_MILLISECONDS = 250


def clock(milliseconds: int) -> str:
    """Return 1:05, 1:02:05 or, where it is no whole second, 1:05.500."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    whole = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{whole}.{rest:03}" if rest else whole


def in_seconds(milliseconds: int) -> str:
    """Return 4.5, exactly."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds}.{rest:03}".rstrip("0").rstrip(".")


def vtt_time(milliseconds: int) -> str:
    """Return 00:01:05.000, as WebVTT asks."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def speaking_milliseconds(text: str) -> int:
    """Estimate how long a calm voice needs; only ever used to divide a time that is fixed."""
    wide = sum(1 for letter in text if east_asian_width(letter) in "WF")
    return wide * WIDE_MILLISECONDS + (len(text) - wide) * NARROW_MILLISECONDS
