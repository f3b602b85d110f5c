"""Which records a list query means: facets combined (AND across, OR within), then the safety
rules.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from app.api.allowing import allowed_variant, by_movement, heeded_in_routine
from app.api.embedding import ref, refs
from app.api.resource import Filter, Resource
from app.catalogue.bits import Facets, positions
from app.catalogue.cells import cells_in, finding_in
from app.catalogue.edition import Edition
from app.catalogue.screening import Screen, screened
from app.errors import Ambiguous, BadRequest, DaoyinError, Fault, FaultCode
from app.safety.rules import EVERYONE, Finding
from app.vocabulary.kinds import Kind
from app.web.suggesting import closest

# What the safety rules say of one record for who asks, by its slug: the last fields of its item.
Told = Callable[[str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Selection:
    """Slugs in order, without repetition, what safety left out, and what it says of the rest.

    `owners` has the slug that each position of the facets belongs to.
    """

    slugs: Sequence[str]
    mask: int
    facets: Facets
    owners: Sequence[str]
    omitted: list[dict[str, Any]]
    safety_basis: str | None
    told: Told | None

    def counts(self, facet: str) -> dict[str, int]:
        """Count records (not variants) for each value of a facet."""
        found = {}
        for value, mask in sorted(self.facets.values(facet).items()):
            if both := mask & self.mask:
                found[value] = len({self.owners[position] for position in positions(both)})
        return found


def select(resource: Resource, edition: Edition, query: Any, locale: str) -> Selection:
    """Apply every filter of the query; raise BadRequest for values that do not exist.

    What safety says of the records found is told in the language of the answer.
    """
    by_variant = resource.kind is Kind.MOVEMENTS
    shelf = edition.shelf(resource.kind)
    facets = edition.variants.facets if by_variant else shelf.facets
    owners = edition.variants.movements if by_variant else shelf.slugs
    mask = _filtered(resource, edition, query, facets)
    omitted: list[dict[str, Any]] = []
    basis, told = None, None
    if limitations := getattr(query, "limitation", None):
        screen = screened(edition, _known_limitations(edition, limitations))
        basis = screen.basis.value
        if by_variant:
            omitted = list(_omitted_variants(edition, screen, mask, locale))
            mask &= screen.allowed
        else:
            mask, omitted = _without_unsafe_routines(edition, screen, mask, locale)
        if by_variant:
            told = _teller(edition, screen, mask, locale)
        else:
            told = partial(
                heeded_in_routine, edition, screen, limitations=limitations, locale=locale
            )
    slugs = list(dict.fromkeys([owners[position] for position in positions(mask)]))
    return Selection(slugs, mask, facets, owners, omitted, basis, told)


def _teller(edition: Edition, screen: Screen, mask: int, locale: str) -> Told:
    kept = by_movement(edition, mask)
    return lambda slug: {
        "allowed": [allowed_variant(edition, screen, at, locale) for at in kept[slug]]
    }


def _filtered(resource: Resource, edition: Edition, query: Any, facets: Facets) -> int:
    mask = facets.all
    faults: list[Fault] = []
    # What is asked for, and not each of the many filters: a set, so faults are put in order.
    for parameter in query.model_fields_set:
        if choice := resource.filter_of.get(parameter):
            values = getattr(query, parameter)
            if isinstance(values, bool):
                values = ("true" if values else "false",)
            if values:
                found = _carrying(choice, edition, values, facets, faults)
                mask &= ~found if choice.excludes else found
        elif (bound := resource.bound_of.get(parameter)) is not None:
            limit = getattr(query, parameter)
            if limit is not None:
                mask &= facets.bounded(bound.facet, limit, is_least=bound.is_least)
    if faults:
        order = [*resource.filter_of]
        raise BadRequest(sorted(faults, key=lambda fault: order.index(fault.name)))
    return mask


def _carrying(
    choice: Filter, edition: Edition, values: Sequence[Any], facets: Facets, faults: list[Fault]
) -> int:
    """Return the positions that carry one of the values; note each value that does not exist."""
    masks = facets.values(choice.facet)
    found = 0
    for value in values:
        mask = masks.get(str(value))
        if mask is None:
            spelled = _resolved(choice, edition, value, facets, faults)
            mask = masks.get(spelled, 0)
        found |= mask
    return found


def _resolved(
    choice: Filter, edition: Edition, value: Any, facets: Facets, faults: list[Fault]
) -> str:
    """Return what a value that no record carries by this spelling stands for."""
    if choice.kind is None:
        if not isinstance(value, StrEnum):
            faults.extend(_unlisted(choice, edition, str(value), facets))
        return str(value)
    try:
        return edition.resolve(choice.kind, value)
    except Ambiguous as several:
        meant = tuple(candidate.slug for candidate in several.candidates)
        reason = f"That name fits several of our {choice.kind.value}."
        faults.append(Fault(choice.parameter, reason, FaultCode.NOT_ALLOWED, allowed=meant))
    except DaoyinError:
        near = closest(value, edition.shelf(choice.kind).slugs)
        reason = f"None of our {choice.kind.value} goes by that name."
        faults.append(Fault(choice.parameter, reason, FaultCode.NOT_ALLOWED, did_you_mean=near))
    return ""


def _unlisted(choice: Filter, edition: Edition, value: str, facets: Facets) -> Iterator[Fault]:
    """Tell of a value that is in no closed list; `true` and `false` are no values of a list."""
    carried = facets.values(choice.facet)
    if value in carried or value in ("true", "false"):
        return
    listed = (item["code"] for item in edition.plain[choice.codes]) if choice.codes else carried
    known = sorted(listed)
    if value not in known:
        yield Fault(
            choice.parameter,
            "It is not one of the allowed values.",
            FaultCode.NOT_ALLOWED,
            allowed=tuple(known),
            did_you_mean=closest(value, known),
        )


def _known_limitations(edition: Edition, values: Sequence[str]) -> frozenset[str]:
    known = edition.book.limitations - {EVERYONE}
    faults = [
        Fault(
            "limitation",
            "There is no such limitation; /v1/vocabulary lists them.",
            FaultCode.NOT_ALLOWED,
            did_you_mean=closest(value, sorted(known)),
        )
        for value in values
        if value not in known
    ]
    if faults:
        raise BadRequest(faults)
    return frozenset(values)


def finding_read(
    edition: Edition, movement: str, variant: str, finding: Finding, locale: str
) -> dict[str, Any]:
    """Tell one finding of the safety rules in the shape of `OmittedRead`."""
    cell = finding_in(cells_in(edition, locale), finding).cell
    return {
        "movement": ref(edition, Kind.MOVEMENTS, movement, locale),
        "variant": variant,
        "rule": finding.rule.value,
        "limitation": finding.limitation,
        "feature": finding.feature,
        "advice": cell.advice if cell else None,
        "inference": cell.inference if cell else None,
        "sources": refs(edition, Kind.SOURCES, cell.sources, locale) if cell else [],
    }


def _omitted_variants(
    edition: Edition, screen: Screen, mask: int, locale: str
) -> Iterator[dict[str, Any]]:
    for position in positions(mask & ~screen.allowed):
        movement, index = edition.variants.keys[position]
        variant = edition.tree(Kind.MOVEMENTS, movement)["variants"][index]["slug"]
        first = screen.judgements[position].left_out[0]
        yield finding_read(edition, movement, variant, first, locale)


def _without_unsafe_routines(
    edition: Edition, screen: Screen, mask: int, locale: str
) -> tuple[int, list[dict[str, Any]]]:
    """A routine stays only when every one of its steps may be done."""
    shelf = edition.shelf(Kind.ROUTINES)
    omitted = []
    for position in positions(mask):
        for step in shelf.trees[shelf.slugs[position]]["steps"]:
            at = edition.variants.by_slug[step["movement"], step["variant"]]
            judgement = screen.judgements[at]
            if not judgement.allowed:
                mask &= ~(1 << position)
                told = finding_read(
                    edition, step["movement"], step["variant"], judgement.left_out[0], locale
                )
                routine = ref(edition, Kind.ROUTINES, shelf.slugs[position], locale)
                omitted.append({**told, "routine": routine})
                break
    return mask, omitted
