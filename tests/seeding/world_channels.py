"""A point told whole, and the fourteen channels with all their points, which are but names."""

from typing import Any

# slug, polarity, pair, next in the cycle, hour, number of points
PRIMARY = (
    ("lu", "yin", "li", "li", 3, 11),
    ("li", "yang", "lu", "st", 5, 20),
    ("st", "yang", "sp", "sp", 7, 45),
    ("sp", "yin", "st", "ht", 9, 21),
    ("ht", "yin", "si", "si", 11, 9),
    ("si", "yang", "ht", "bl", 13, 19),
    ("bl", "yang", "ki", "ki", 15, 67),
    ("ki", "yin", "bl", "pc", 17, 27),
    ("pc", "yin", "te", "te", 19, 9),
    ("te", "yang", "pc", "gb", 21, 23),
    ("gb", "yang", "lr", "lr", 23, 44),
    ("lr", "yin", "gb", "lu", 1, 14),
)
OWN = (("gv", "cv", "si3", "bl62", 28), ("cv", "gv", "bl62", "si3", 24))


def chinese(pinyin: str = "Zhōngzhǔ", simplified: str = "中渚", traditional: str = "中渚") -> Any:
    return {
        "pinyin": pinyin,
        "simplified": simplified,
        "traditional": traditional,
        "basis": None,
    }


OWN_POINTS, SHARED_POINTS = "extraordinary-own-points", "extraordinary-shared-points"


def _meridian(slug: str, count: int, **more: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "assessed_by": "author",
        "code": slug.upper(),
        "name": f"Channel {slug}",
        "chinese": chinese("Jīng", "经", "經"),
        "category": "primary",
        "polarity": "yang",
        "limb": None,
        "six_channel": None,
        "element": None,
        "pair": None,
        "next_in_cycle": None,
        "clock": None,
        "flow": None,
        "course": None,
        "regions": ["whole-body"],
        "start_point": f"{slug}1",
        "end_point": f"{slug}{count}",
        "opening_point": None,
        "coupled_point": None,
        "point_count": count,
        "spellings": [],
        "note": None,
        "sources": ["teaching"],
        **more,
    }


def meridians() -> list[Any]:
    """Fifteen channels: the cycle of twelve in its order, two with points, one without."""
    cycle = [
        _meridian(
            slug,
            count,
            polarity=polarity,
            pair=pair,
            next_in_cycle=after,
            clock={"start": hour, "end": (hour + 2) % 24, "branch": "chen"},
        )
        for slug, polarity, pair, after, hour, count in PRIMARY
    ]
    vessels = [
        _meridian(slug, count, category=OWN_POINTS, pair=pair, opening_point=a, coupled_point=b)
        for slug, pair, a, b, count in OWN
    ]
    shared = _meridian("tv", 0, category=SHARED_POINTS, start_point=None, end_point=None)
    return [*cycle, *vessels, shared]


def point(code: str, meridian: str | None, number: int | None, **more: Any) -> dict[str, Any]:
    """A point of which only the name is told."""
    return {
        "slug": code.lower(),
        "assessed_by": "author",
        "code": code,
        "meridian": meridian,
        "number": number,
        "chinese": chinese(),
        "english": None,
        "english_note": None,
        "english_variants": [],
        "region": "whole-body",
        "region_detail": None,
        "categories": [],
        "location": None,
        "pressing": None,
        "traditional_use": None,
        "cautions": [],
        "point_total": None,
        "note": None,
        "name_sources": ["teaching"],
        **more,
    }


def points() -> list[Any]:
    """One extra point, told whole."""
    told = point(
        "EX-HN1",
        None,
        None,
        location={
            "text": "On the lower back, 3 cun above the tailbone.",
            "cun_system": None,
            "cun": [{"value": 3, "start": "the tailbone", "direction": "up"}],
            "finding": "Lay your hands on your waist.",
            "surface_note": None,
            "checked": {"agreeing_sources": 2, "note": None},
            "sources": ["teaching"],
        },
        pressing={
            "how": "Rub it softly.",
            "feeling": None,
            "seconds_min": 10,
            "seconds_max": 30,
            "when_not": "Leave it out in pregnancy.",
            "sources": ["teaching"],
        },
        traditional_use={
            "text": "Teachers rub it in the cold.",
            "kind": "traditional",
            "grade": "traditional-teaching",
            "sources": ["teaching"],
        },
        cautions=[
            {
                "flag": "pregnancy",
                "who": "Anyone who is pregnant",
                "text": "Traditionally avoided.",
                "tier": None,
                "applies_to_pressing": "yes",
                "source_count": 1,
                "named_by": "one list",
                "note": None,
            }
        ],
    )
    return [told]


def channel_points() -> list[Any]:
    """Every point of the fourteen channels, from the first of the lung channel on."""
    counts = [(slug, count) for slug, *_, count in (*PRIMARY, *OWN)]
    return [
        point(f"{slug.upper()}{number}", slug, number)
        for slug, count in counts
        for number in range(1, count + 1)
    ]
