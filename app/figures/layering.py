"""One order of painting for a whole movement: a part that changes its depth gets several slots."""

from collections.abc import Sequence

from app.figures.painting_order import PaintingOrder


class Slot:
    """A place in the final order that belongs to one part and is shown in some frames."""

    __slots__ = ("frames", "part")

    def __init__(self, part: int) -> None:
        self.part = part
        self.frames: set[int] = set()


def layered(orders: Sequence[PaintingOrder]) -> list[Slot]:
    """Merge the orders of all frames into one list of slots, from back to front.

    In each frame every part is shown in exactly one of its slots, and every pair that had to
    stand in one order does. A part keeps its slot as long as it can.
    """
    slots: list[Slot] = []
    held: dict[int, Slot] = {}
    for frame, painting in enumerate(orders):
        chosen: dict[int, Slot] = {}
        behind: dict[int, list[int]] = {}
        for back, front in painting.pairs:
            behind.setdefault(front, []).append(back)
        place = {id(slot): number for number, slot in enumerate(slots)}
        for part in painting.order:
            lowest = 1 + max(
                (place[id(chosen[back])] for back in behind.get(part, ()) if back in chosen),
                default=-1,
            )
            slot = _slot(slots, place, part, lowest, held.get(part))
            chosen[part] = slot
            slot.frames.add(frame)
        held = chosen
    return slots


def _slot(
    slots: list[Slot], place: dict[int, int], part: int, lowest: int, held: Slot | None
) -> Slot:
    """The slot held before if it is high enough, else the first that is, else a new one."""
    if held is not None and place[id(held)] >= lowest:
        return held
    for slot in slots[lowest:]:
        if slot.part == part:
            return slot
    slot = Slot(part)
    slots.insert(lowest, slot)
    for number in range(lowest, len(slots)):
        place[id(slots[number])] = number
    return slot
