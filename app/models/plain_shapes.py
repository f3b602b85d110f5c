"""How documents that are no public records lie in the tables: safety vocabulary, terms, texts."""

from app.models import limitations, meridians, terms
from app.models.folding import Part, Shape
from app.models.parts import sources_part, values_part

LIMITATIONS = Shape(
    name="limitations",
    table=limitations.Limitation,
    keys=("code",),
    objects=("gate?",),
    parts={
        "synonyms": values_part(limitations.LimitationSynonym, "limitation", "text"),
        "gate.sources": sources_part(limitations.LimitationGateSource, "limitation"),
    },
)
FEATURES = Shape(name="features", table=limitations.RiskFeature, keys=("code",))
CELLS = Shape(
    name="cells",
    table=limitations.Cell,
    keys=("limitation", "feature"),
    parts={"sources": sources_part(limitations.CellSource, "limitation", "feature")},
)
SPELLINGS = Shape(
    name="point_code_spellings",
    table=meridians.PointCodeSpelling,
    keys=("meridian", "letters"),
)
TERM_LISTS = Shape(name="terms", table=terms.Term, keys=("list", "code"))
SAFETY_TEXTS = Shape(
    name="safety_texts",
    table=terms.SafetyText,
    keys=("code",),
    parts={
        "blocks": Part(
            table=terms.SafetyBlock,
            keys=("text",),
            parts={
                "lines": Part(
                    table=terms.SafetyLine,
                    keys=("safety", "block"),
                    parts={
                        "sources": sources_part(terms.SafetyLineSource, "safety", "block", "line")
                    },
                )
            },
        ),
        "sources": sources_part(terms.SafetyTextSource, "text"),
    },
)

PLAIN_SHAPES = (LIMITATIONS, FEATURES, CELLS, SPELLINGS, TERM_LISTS, SAFETY_TEXTS)
