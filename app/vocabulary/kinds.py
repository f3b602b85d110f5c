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
POINT_CODE_PATTERN = (
    r"^(LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV)[1-9][0-9]?$|^EX-[A-Z]{1,2}[0-9]*\*?$"
)
