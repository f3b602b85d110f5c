"""Values over time as SMIL: only the key frames that are needed, and none for what keeps still."""

from collections.abc import Sequence

Row = Sequence[float]


def needed_keys(rows: Sequence[Row], tolerance: float) -> list[int]:
    """Return the frames between which straight blending stays within `tolerance`.

    This is Ramer, Douglas and Peucker's way of thinning a line, with time as the line.
    """
    last = len(rows) - 1
    kept = {0, last}
    open_spans = [(0, last)]
    while open_spans:
        start, end = open_spans.pop()
        if end - start < 2:
            continue
        worst, where = _worst(rows, start, end)
        if worst > tolerance:
            kept.add(where)
            open_spans += [(start, where), (where, end)]
    return sorted(kept)


def _worst(rows: Sequence[Row], start: int, end: int) -> tuple[float, int]:
    first, second = rows[start], rows[end]
    slopes = [(after - before) / (end - start) for before, after in zip(first, second, strict=True)]
    worst, where = 0.0, start
    for frame in range(start + 1, end):
        step = frame - start
        off = max(
            abs(value - before - slope * step)
            for value, before, slope in zip(rows[frame], first, slopes, strict=True)
        )
        if off > worst:
            worst, where = off, frame
    return worst, where


def is_still(rows: Sequence[Row], tolerance: float) -> bool:
    """Return whether no value ever leaves its first by more than `tolerance`."""
    first = rows[0]
    return all(
        abs(value - start) <= tolerance
        for row in rows
        for value, start in zip(row, first, strict=True)
    )


class Clockwork:
    """Writes `<animate>` elements for one loop of `seconds`, sampled at `frames` equal steps."""

    def __init__(self, seconds: float, frames: int) -> None:
        self.frames = frames
        self.timing = f'dur="{seconds:.2f}s" repeatCount="indefinite"'

    def morph(self, paths: Sequence[str], rows: Sequence[Row], tolerance: float) -> tuple[str, str]:
        """Return the first path and the element that morphs it, empty for a still one."""
        if is_still(rows, tolerance):
            return paths[0], ""
        keys = needed_keys(rows, tolerance)
        return paths[0], self._animate("d", keys, [paths[key] for key in keys])

    def scalar(self, name: str, values: Sequence[float], form: str, tolerance: float) -> str:
        """Return the element that moves one number, empty if it keeps still."""
        rows = [(value,) for value in values]
        if is_still(rows, tolerance):
            return ""
        keys = needed_keys(rows, tolerance)
        return self._animate(name, keys, [format(values[key], form) for key in keys])

    def switched(self, is_on: Sequence[bool]) -> str:
        """Return the element that shows and hides; it turns half a frame before each change."""
        changes = [0] + [k for k in range(1, len(is_on)) if is_on[k] != is_on[k - 1]]
        times = [max(0.0, k - 0.5) / self.frames for k in changes]
        return self.shown(times, [is_on[k] for k in changes])

    def shown(self, times: Sequence[float], is_on: Sequence[bool]) -> str:
        """Return the element that shows and hides at the given shares of the loop."""
        keys = ";".join(share(time) for time in times)
        words = ";".join("visible" if on else "hidden" for on in is_on)
        return (
            f'<animate attributeName="visibility" calcMode="discrete" {self.timing} '
            f'keyTimes="{keys}" values="{words}"/>'
        )

    def _animate(self, name: str, keys: Sequence[int], values: Sequence[str]) -> str:
        times = ";".join(share(key / self.frames) for key in keys)
        return (
            f'<animate attributeName="{name}" {self.timing} '
            f'keyTimes="{times}" values="{";".join(values)}"/>'
        )


def share(value: float) -> str:
    """Return a share of the loop, as short as three digits allow."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text
