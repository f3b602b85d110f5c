"""What the service says by itself in another language, out of the edition's translations."""

from typing import Any

from app.catalogue.edition import Edition
from app.vocabulary.kinds import PlainKind
from app.vocabulary.phrases import DOCUMENT, ENGLISH, PHRASES, Phrases

ORIGINAL: dict[str, Any] = {group: dict(some) for group, some in PHRASES.items()}


def phrases_in(edition: Edition, locale: str, *, beside: bool = True) -> Phrases:
    """Return the phrases of a language, made once; English where it has none.

    Our own cautions among them have their English behind them, as all that warns.
    """
    if not edition.is_listed_in(PlainKind.PHRASES, locale):
        return ENGLISH
    key = ("phrases", locale, beside)
    found: Phrases | None = edition.memo.get(key)
    if found is None:
        kind = PlainKind.PHRASES.value
        texts = edition.texts_of(kind, DOCUMENT, locale, ORIGINAL, beside=beside)
        told = {pointer[1:].replace("/", ".", 1): text for pointer, text in texts.items()}
        found = edition.memo[key] = Phrases(told)
    return found
