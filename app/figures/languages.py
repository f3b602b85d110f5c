"""Which words a picture uses in which language."""

from app.figures.words import ENGLISH, Words
from app.figures.words_simplified import SIMPLIFIED
from app.figures.words_traditional import TRADITIONAL
from app.vocabulary.kinds import Locale

_WORDS: dict[Locale, Words] = {
    Locale.EN: ENGLISH,
    Locale.ZH_HANS: SIMPLIFIED,
    Locale.ZH_HANT: TRADITIONAL,
}


def words_for(locale: Locale) -> Words:
    """Return the table of a language that the API can be asked for."""
    return _WORDS[locale]
