"""Values over time as SMIL: only the key frames that are needed, and none for what keeps still."""

from collections.abc import Sequence

Row = Sequence[float]


def needed_keys(rows: Sequence[Row], times: Sequence[float], tolerance: float) -> list[int]:
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
        worst, where = _worst(rows, times, start, end)
        if worst > tolerance:
            kept.add(where)
            open_spans += [(start, where), (where, end)]
    return sorted(kept)


def _worst(rows: Sequence[Row], times: Sequence[float], start: int, end: int) -> tuple[float, int]:
    first, second = rows[start], rows[end]
    span = times[end] - times[start]
    changes = [after - before for before, after in zip(first, second, strict=True)]
    worst, where = 0.0, start
    for frame in range(start + 1, end):
        way = (times[frame] - times[start]) / span
        off = [
            value - before - change * way
            for value, before, change in zip(rows[frame], first, changes, strict=True)
        ]
        most = max(max(off), -min(off))
        if most > worst:
            worst, where = most, frame
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
    """Writes `<animate>` elements for a loop of `seconds`; `times` are its shares from 0 to 1."""

    def __init__(self, seconds: float, times: Sequence[float]) -> None:
        self.seconds = seconds
        self.times = list(times)
        self.timing = f'dur="{seconds:.2f}s" repeatCount="indefinite"'

    def evenly(self, number: int) -> "Clockwork":
        """Return a clockwork of the same loop with evenly spread times."""
        return Clockwork(self.seconds, [step / number for step in range(number + 1)])

    def morph(self, paths: Sequence[str], rows: Sequence[Row], tolerance: float) -> tuple[str, str]:
        """Return the first path and the element that morphs it, empty for a still one."""
        if is_still(rows, tolerance):
            return paths[0], ""
        keys = needed_keys(rows, self.times, tolerance)
        return paths[0], self._animate("d", keys, [paths[key] for key in keys])

    def scalar(self, name: str, values: Sequence[float], form: str, tolerance: float) -> str:
        """Return the element that moves one number, empty if it keeps still."""
        rows = [(value,) for value in values]
        if is_still(rows, tolerance):
            return ""
        keys = needed_keys(rows, self.times, tolerance)
        return self._animate(name, keys, [format(values[key], form) for key in keys])

    def switched(self, is_on: Sequence[bool]) -> str:
        """Return the element that shows and hides, half way between two times of the loop."""
        changes = [k for k in range(1, len(is_on)) if is_on[k] != is_on[k - 1]]
        halves = [(self.times[k] + self.times[k - 1]) / 2 for k in changes]
        return self.shown([0.0, *halves], [is_on[0], *(is_on[k] for k in changes)])

    def shown(self, times: Sequence[float], is_on: Sequence[bool]) -> str:
        """Return the element that shows and hides at the given shares of the loop."""
        keys = ";".join(share(time) for time in times)
        words = ";".join("visible" if on else "hidden" for on in is_on)
        return (
            f'<animate attributeName="visibility" calcMode="discrete" {self.timing} '
            f'keyTimes="{keys}" values="{words}"/>'
        )

    def _animate(self, name: str, keys: Sequence[int], values: Sequence[str]) -> str:
        times = ";".join(share(self.times[key]) for key in keys)
        return (
            f'<animate attributeName="{name}" {self.timing} '
            f'keyTimes="{times}" values="{";".join(values)}"/>'
        )


def share(value: float) -> str:
    """Return a share of the loop, as short as three digits allow."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text
