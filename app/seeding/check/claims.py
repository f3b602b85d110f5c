"""Rules on the article's claims: a verdict has its ground; what is claimed is not judged here."""

from collections.abc import Iterator

from app.seeding.check.rule import Check
from app.seeding.check.statements import designs
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.vocabulary.evidence import Design, Grade
from app.vocabulary.kinds import Kind

WEAK = {Design.PRACTICE_TEACHING, Design.NEWS, Design.DATA_SET}
SUPPORT = {Grade.SUPPORTED, Grade.PARTLY_SUPPORTED}


def verdicts_name_sources(content: Content) -> Iterator[Fault]:
    """A verdict on a claim names a source, unless it says that nothing was found."""
    for claim, place in content.each(Kind.CLAIMS):
        if not claim.sources and claim.verdict is not Grade.UNSUPPORTED:
            message = f"{claim.verdict} without a source"
            yield place.fault("verdicts-name-sources", message, "sources")


def supporting_verdicts_rest_on_more_than_teaching(content: Content) -> Iterator[Fault]:
    """A claim is not called supported or partly supported on teaching pages and news alone."""
    for claim, place in content.each(Kind.CLAIMS):
        if claim.verdict in SUPPORT and claim.sources and designs(content, claim.sources) <= WEAK:
            message = f"{claim.verdict} on teaching or news alone"
            rule = "supporting-verdicts-rest-on-more-than-teaching"
            yield place.fault(rule, message, "sources")


def claims_and_conditions_agree(content: Content) -> Iterator[Fault]:
    """A claim names a condition when, and only when, the condition names the claim."""
    claims, conditions = content.of(Kind.CLAIMS), content.of(Kind.CONDITIONS)
    for kind, field, others, back in (
        (Kind.CLAIMS, "conditions", conditions, "claims"),
        (Kind.CONDITIONS, "claims", claims, "conditions"),
    ):
        for record, place in content.each(kind):
            for index, slug in enumerate(getattr(record, field)):
                other = others.get(slug)
                if other is not None and record.slug not in getattr(other, back):
                    message = f"{slug} does not name {record.slug} back"
                    yield place.fault("claims-and-conditions-agree", message, field, index)


RULES: tuple[Check, ...] = (
    verdicts_name_sources,
    supporting_verdicts_rest_on_more_than_teaching,
    claims_and_conditions_agree,
)
