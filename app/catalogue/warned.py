"""The red flags of conditions, own and inherited, each beside its words in another language."""

from collections.abc import Iterator, Mapping

from app.catalogue.conditions import red_flags
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind


def red_flags_in(
    edition: Edition, slug: str, locale: str, *, beside: bool = True
) -> Iterator[tuple[str | None, Tree, Tree]]:
    """Yield (inherited from, flag, the same flag in that language), the most urgent first.

    Whatever is one flag in the original is one for everybody, however each condition's translation
    words it.
    """
    trees = edition.shelf(Kind.CONDITIONS).trees
    told = _conditions_in(edition, locale, beside=beside)
    pairs = zip(red_flags(slug, trees), red_flags(slug, told), strict=True)
    for (heir, flag), (_, same) in pairs:
        yield heir, flag, same


def _conditions_in(edition: Edition, locale: str, *, beside: bool) -> Mapping[str, Tree]:
    """All conditions in a language, made once: each may hand its red flags on to others."""
    trees = edition.shelf(Kind.CONDITIONS).trees
    if locale == "en" or not edition.speaks(locale):
        return trees
    key = ("conditions", locale, beside)
    found: Mapping[str, Tree] | None = edition.memo.get(key)
    if found is None:
        found = edition.memo[key] = {
            slug: edition.told(Kind.CONDITIONS, slug, locale, beside=beside) for slug in trees
        }
    return found
