"""Names on the body map: what a query calls points, channels and regions, and what they are called
in the language of the picture.
"""

from collections.abc import Iterable

from app.api.misnaming import named
from app.catalogue.edition import Edition
from app.catalogue.titles import titles_in
from app.errors import BadRequest, Fault
from app.figures.body_map.wish import Names
from app.vocabulary.kinds import Kind

NONE = "none"
_SCRIPTS = {"zh-Hans": "simplified", "zh-Hant": "traditional"}


def code_of(edition: Edition, slug: str) -> str:
    """Return the standard code of an acupoint."""
    return str(edition.tree(Kind.ACUPOINTS, slug)["code"])


def is_on_map(code: str) -> bool:
    """Say whether a point has a place on the map; an overlay may bring one that has none."""
    from app.figures.body_map.atlas import standard_atlas  # as late as in `drawing`

    return code in standard_atlas().points


def chosen(edition: Edition, kind: Kind, names: Iterable[str], field: str) -> frozenset[str] | None:
    """Return the slugs of what is asked for: None for everything, nothing for `none`.

    Raises BadRequest with a fault for each name that nothing goes by.
    """
    wanted = sorted(names)
    if not wanted:
        return None
    if wanted == [NONE]:
        return frozenset()
    found = [named(edition, kind, name, field, pointer=None) for name in wanted]
    _require(found)
    return frozenset(one for one in found if isinstance(one, str))


def highlighted(edition: Edition, names: Iterable[str]) -> frozenset[str]:
    """Return slugs of regions and codes of acupoints; a name that is both is the region's."""
    found: list[str | Fault] = []
    for name in sorted(names):
        region = named(edition, Kind.REGIONS, name, "highlight", pointer=None)
        point = named(edition, Kind.ACUPOINTS, name, "highlight", pointer=None)
        if isinstance(region, Fault) and isinstance(point, str):
            found.append(code_of(edition, point))
        else:
            found.append(region)
    _require(found)
    return frozenset(one for one in found if isinstance(one, str))


def names_in(edition: Edition, language: str) -> Names:
    """Return what points, regions and channels are called in a language, made once."""
    key = ("map names", language)
    found: Names | None = edition.memo.get(key)
    if found is None:
        script = _SCRIPTS.get(language, "pinyin")
        points = edition.shelf(Kind.ACUPOINTS).trees.values()
        found = edition.memo[key] = Names(
            points={tree["code"]: tree["chinese"][script] for tree in points},
            regions=titles_in(edition, Kind.REGIONS, language),
            channels=titles_in(edition, Kind.MERIDIANS, language),
        )
    return found


def _require(found: Iterable[str | Fault]) -> None:
    faults = [one for one in found if isinstance(one, Fault)]
    if faults:
        raise BadRequest(faults)
