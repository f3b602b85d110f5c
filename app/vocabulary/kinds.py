"""Kinds of records, code systems, languages, and the grammar of slugs and codes."""

from enum import StrEnum


class Kind(StrEnum):
    """Kinds of records served under /v1, in the order in which search breaks ties."""

    CONDITIONS = "conditions"
    ROUTINES = "routines"
    MOVEMENTS = "movements"
    ACUPOINTS = "acupoints"
    REGIONS = "regions"
    CONCEPTS = "concepts"
    FORMS = "forms"
    MERIDIANS = "meridians"
    PROGRAMMES = "programmes"
    CLAIMS = "claims"
    CAUTIONS = "cautions"
    SOURCES = "sources"


class PlainKind(StrEnum):
    """Lists beside the records whose texts people read, so that they can be translated.

    Phrases are what the service says by itself, in the words of the code and not of a seed.
    """

    SAFETY_TEXTS = "safety_texts"
    SCREENING = "screening"
    TERMS = "terms"
    LIMITATIONS = "limitations"
    FEATURES = "features"
    CELLS = "cells"
    PHRASES = "phrases"


class CodeSystem(StrEnum):
    """Code systems of others; their rights stay theirs."""

    ICD10 = "ICD-10"
    ICD11 = "ICD-11"
    MESH = "MeSH"
    UBERON = "UBERON"


class Locale(StrEnum):
    """Languages that the API can be asked for."""

    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"


SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE_PATTERN = r"^[a-z0-9]+(_[a-z0-9]+)*$"
# A slug, the code of a plain document, or the codes of a pair: `balance.neck_rotation`.
TRANSLATED_PATTERN = r"^[a-z0-9]+([-_.][a-z0-9]+)*$"
POINT_CODE_PATTERN = (
    r"^(LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV)[1-9][0-9]?$|^EX-[A-Z]{1,2}[0-9]*\*?$"
)
