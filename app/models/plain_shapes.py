"""How documents that are no public records lie in the tables: safety vocabulary, terms, texts."""

from app.models import limitations, meridians, screening, terms
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
_QUESTION = ("part", "question")
_ANSWER = (*_QUESTION, "answer")

SCREENING = Shape(
    name="screening",
    table=screening.ScreeningPart,
    keys=("code",),
    parts={
        "conditions": values_part(screening.ScreeningPartCondition, "part", "condition"),
        "questions": Part(
            table=screening.ScreeningQuestion,
            keys=("part",),
            objects=("follows?",),
            parts={
                "follows.answers": Part(
                    table=screening.ScreeningFollows, keys=_QUESTION, column="answer"
                ),
                "signs": Part(table=screening.ScreeningSign, keys=_QUESTION, column="text"),
                "regions": Part(table=screening.ScreeningRegion, keys=_QUESTION, column="region"),
                "answers": Part(
                    table=screening.ScreeningAnswer,
                    keys=_QUESTION,
                    objects=("red_flag?",),
                    parts={
                        "limitations": Part(
                            table=screening.ScreeningAnswerLimitation,
                            keys=_ANSWER,
                            column="limitation",
                        ),
                        "exclude_risks": Part(
                            table=screening.ScreeningAnswerRisk, keys=_ANSWER, column="feature"
                        ),
                        "texts": Part(
                            table=screening.ScreeningAnswerText,
                            keys=_ANSWER,
                            column="safety_text",
                        ),
                        "sources": sources_part(screening.ScreeningAnswerSource, *_ANSWER),
                    },
                ),
            },
        ),
    },
)

PLAIN_SHAPES = (LIMITATIONS, FEATURES, CELLS, SPELLINGS, TERM_LISTS, SAFETY_TEXTS, SCREENING)
