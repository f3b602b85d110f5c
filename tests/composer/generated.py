"""Whole libraries from a seed: ones as large as the real one, and ones of a few movements."""

from functools import cache
from random import Random

from app.composer.cards import Card, Dose, Ease, Frame, Library, Line
from app.composer.session import CueKind
from app.vocabulary.practice import Contact, Equipment, Goal, Laterality, Posture, Section
from tests.composer.library import (
    FORMS,
    MERIDIANS,
    REGIONS,
    breathing,
    card,
    dose,
    drawn_book,
    drawn_features,
    drawn_touches,
    library,
)

AVOIDED_POINTS = frozenset({"sp6"})
THREE = (Posture.STANDING, Posture.SEATED, Posture.SUPINE)
HOMES = (
    *(Section.ARRIVE,) * 2,
    *(Section.WARM_UP,) * 4,
    *(Section.MAIN,) * 10,
    *(Section.SETTLE,) * 4,
    Section.CLOSE,
)


@cache
def generated(seed: int, movements: int = 160) -> Library:
    """A library with the variety of the real one; the same for the same numbers."""
    random = Random(f"library/{seed}/{movements}")
    cards = [breathing(posture) for posture in THREE]
    for number in range(1, movements):
        cards += _movement(random, f"m{number:03d}", random.choice(HOMES))
    frames = {"a-routine": _frame(random, cards), "another": _frame(random, cards)}
    return library(*cards, book_of=drawn_book(random), frames=frames)


@cache
def small(seed: int) -> Library:
    """Four to nine movements with short doses, so that every choice can be tried."""
    random = Random(f"small/{seed}")
    homes = [Section.ARRIVE, Section.MAIN, Section.MAIN, Section.CLOSE]
    homes += random.choices(
        (Section.MAIN, Section.MAIN, Section.WARM_UP, Section.SETTLE, Section.ARRIVE),
        k=random.randint(0, 5),
    )
    if len(homes) < 6:
        homes += [Section.ARRIVE, Section.CLOSE]
    postures = random.sample(THREE, random.choice((1, 1, 2, 2, 3)))
    cards: list[Card] = []
    for number, home in enumerate(homes):
        cards += _short(random, f"s{number}", home, postures)
    if random.random() < 0.4:
        cards += [breathing(posture, random.choice(homes)) for posture in postures[:1]]
    return library(*cards, book_of=drawn_book(random))


def _movement(random: Random, name: str, home: Section) -> list[Card]:
    per_side = random.random() < 0.4
    worked = random.choice(REGIONS)
    touches = drawn_touches(random)
    touches_avoided = any(
        touch.acupoint in AVOIDED_POINTS and touch.contact is not Contact.ATTENTION
        for touch in touches
    )
    shared = {
        "home": home,
        "per_side": per_side,
        "laterality": Laterality.UNILATERAL if per_side else Laterality.SYMMETRIC,
        "dose": _dose(random),
        "worked": worked,
        "moves": frozenset({worked, *random.sample(REGIONS, random.randint(0, 2))}),
        "attends": frozenset(random.sample(REGIONS, random.randint(0, 2))),
        "meridians": frozenset(random.sample(MERIDIANS, random.randint(0, 2))),
        "points": touches,
        "forms": frozenset(random.sample(FORMS, random.randint(0, 1))),
        "goals": frozenset(random.sample(tuple(Goal), random.randint(1, 3))),
        "eases": (Ease("natural-breathing", "It asks for nothing."),),
    }
    found = []
    postures = random.sample(THREE, random.choice((1, 2, 2, 3)))
    if random.random() < 0.1:
        postures.append(postures[0])  # two variants in one posture, as a few real ones have
    for number, posture in enumerate(postures):
        level = random.choice((1, 1, 1, 2, 2, 2, 3, 4))
        found.append(
            card(
                name,
                level=level,
                features=drawn_features(random, posture),
                features_assessed=random.random() < 0.95,
                touches_avoided_point=touches_avoided,
                variant=f"{posture.value}-{number}",
                posture=posture,
                equipment=frozenset(random.sample(tuple(Equipment), random.choice((0, 0, 0, 1)))),
                lines=_lines(random),
                **shared,
            )
        )
    return found


def _short(random: Random, name: str, home: Section, postures: list[Posture]) -> list[Card]:
    """The variants of a movement that takes a few breaths."""
    worked = random.choice(REGIONS[:3])
    least = random.randint(1, 2)
    counts = (least, least + random.randint(0, 1), least + random.randint(1, 4))
    breaths = random.choice((1.0, 1.0, 0.5, 1.5, None))
    amount = dose(counts[0], counts[1], max(counts), random.randint(4, 12), breaths)
    goals = frozenset(random.sample(tuple(Goal)[:4], random.randint(1, 2)))
    per_side = random.random() < 0.3
    return [
        card(
            name,
            level=random.choice((1, 1, 2, 3)),
            features=drawn_features(random, posture) if random.random() < 0.2 else {},
            home=home,
            posture=posture,
            per_side=per_side,
            dose=amount,
            worked=worked,
            goals=goals,
            points=drawn_touches(random),
        )
        for posture in postures
        if random.random() < 0.9
    ]


def _dose(random: Random) -> Dose:
    if random.random() < 0.25:  # a stretch of quiet time, counted by the breath
        least = random.randint(1, 2)
        return dose(least, least + 1, least + random.randint(1, 8), random.choice((15, 30)), None)
    least = random.randint(2, 6)
    usual = least + random.randint(0, 6)
    breaths = random.choice((1.0, 1.0, 1.0, 0.5, 2.0, None, None))
    seconds = round(random.randint(5, 11) * (breaths or 1.0))
    return dose(least, usual, usual + random.randint(0, 6), seconds, breaths)


def _lines(random: Random) -> tuple[Line, ...]:
    kinds = (CueKind.READY, CueKind.MOVE, CueKind.ATTEND, CueKind.SAFETY, CueKind.BREATHE)
    return tuple(
        Line(random.choice(kinds), f"Line {number}.") for number in range(random.randint(1, 7))
    )


def _frame(random: Random, cards: list[Card]) -> Frame:
    """A routine of one posture with a tenth of what stands in it."""
    posture = random.choice(THREE)
    here = [item for item in cards if item.posture is posture]
    chosen = [item for item in here if item.is_quiet or random.random() < 0.3]
    places = tuple((item.movement, item.variant, item.home) for item in chosen)
    return Frame(places, (posture,), 2, ("sciatica",))
