"""Acupoints in the catalogue: found by code in every spelling, pinyin, either script and
English.
"""

from collections.abc import Iterable

from app.catalogue.guide import Pairs, Surroundings, aliases, chinese_fields, chinese_names
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind, Locale

KIND = Kind.ACUPOINTS

# Older books number the Bladder points of back and thigh otherwise, so a bare old-style code in
# this range could lead to another point; only WHO's own letters are mapped there.
RENUMBERED = ("bl", range(36, 55))
SCRIPTS: dict[str, str] = {Locale.ZH_HANS: "simplified", Locale.ZH_HANT: "traditional"}


def title(tree: Tree) -> str:
    return f"{tree['code']} {tree['chinese']['pinyin']}"


def title_in(tree: Tree, locale: str) -> str:
    """The title in the script of a language that writes the name itself."""
    script = SCRIPTS.get(locale)
    return f"{tree['code']} {tree['chinese'][script]}" if script else title(tree)


def codes(tree: Tree, around: Surroundings) -> Iterable[str]:
    yield tree["code"]
    meridian, number = tree["meridian"], tree["number"]
    if meridian is None or (meridian == RENUMBERED[0] and number in RENUMBERED[1]):
        return
    for letters in around.spellings.get(meridian, ()):
        yield f"{letters}{number}"


def names(tree: Tree) -> Iterable[str]:
    english = [tree["english"]] if tree["english"] else []
    return (*chinese_names(tree), *english, *tree["english_variants"], *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield from (("region", region) for region in around.around([tree["region"]]))
    yield "meridian", tree["meridian"] or "extra"
    for category in tree["categories"]:
        yield "category", category["category"]
    for caution in tree["cautions"]:
        yield "caution", caution["flag"]
    yield "located", "true" if tree["location"] else "false"


def search_fields(tree: Tree) -> Pairs:
    yield "code", tree["code"]
    yield from chinese_fields(tree)
    if tree["english"]:
        yield "name", tree["english"]
    yield from aliases(tree)
    for name in tree["english_variants"]:
        yield "lay", name
    if tree["location"]:
        yield "text", tree["location"]["text"]
