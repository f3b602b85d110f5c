"""A movement that is locked to a place goes there within its section; nothing else is chosen anew.

Inside a section the order changes neither time nor worth, so the best choice stays the best.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, pairwise

from app.composer.choosing import Group, Option, Places
from app.composer.chosen import Part, Plan
from app.composer.wish import Lock, Wish
from app.vocabulary.practice import Section

Order = tuple[Option, ...]


def placed(plan: Plan, wish: Wish, groups: Places) -> Plan:
    """Return the plan with each lock at its place, where its section reaches over that place."""
    if not wish.locked:
        return plan
    parts: list[Part] = []
    for part in plan.parts:
        hard = {group.movement: group.hard for group in _of(part, groups)}
        rounds = plan.rounds if part.section is Section.MAIN else 1
        once = part.options[: len(part.options) // rounds]
        before = [*dict.fromkeys(_names(chain.from_iterable(one.options for one in parts)))]
        order = _held(once, before, wish.locked, hard, is_repeated=rounds > 1)
        parts.append(replace(part, options=order * rounds))
    return replace(plan, parts=tuple(parts))


def _of(part: Part, groups: Places) -> tuple[Group, ...]:
    """What there was to choose from; a section that stays empty had nothing."""
    return groups.get((part.section, part.posture), ())


def _held(
    once: Order,
    before: list[str],
    locks: Iterable[Lock],
    hard: Mapping[str, str],
    *,
    is_repeated: bool,
) -> Order:
    """Move one lock after the other, the earliest place first; what can't be moved stays."""
    order = once
    held: list[Lock] = []
    for lock in sorted(locks, key=lambda lock: lock.position):
        if lock.movement not in _names(order) or lock.movement in before:
            continue
        for tried in _insertions(order, lock.movement):
            if _are_at_their_place(tried, before, [*held, lock]) and _rests(
                tried, hard, is_repeated=is_repeated
            ):
                order = tried
                held.append(lock)
                break
    return order


def _insertions(order: Order, movement: str) -> Iterator[Order]:
    rest = tuple(one for one in order if _name(one) != movement)
    moved = tuple(one for one in order if _name(one) == movement)
    for index in range(len(rest) + 1):
        yield (*rest[:index], *moved, *rest[index:])


def _are_at_their_place(order: Order, before: list[str], locks: Iterable[Lock]) -> bool:
    """Places count movements, each once however often it is done."""
    told = [*dict.fromkeys([*before, *_names(order)])]
    return all(told.index(lock.movement) + 1 == lock.position for lock in locks)


def _rests(order: Order, hard: Mapping[str, str], *, is_repeated: bool) -> bool:
    """Say whether nothing is worked hard twice running, from one round to the next either."""
    worked = [hard[name] for name in _names(order)]
    if is_repeated:
        worked += worked[:1]
    return not any(one and one == other for one, other in pairwise(worked))


def _names(options: Iterable[Option]) -> list[str]:
    return [_name(option) for option in options]


def _name(option: Option) -> str:
    return option.admitted.card.movement
