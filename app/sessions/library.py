"""The content of an edition as what the composer composes from; it composes nothing."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from app.catalogue.conditions import red_flags
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.composer.cards import Card, Concern, Dose, Ease, Frame, Library, Line, Named, Texts
from app.composer.session import Caution, CueKind, Touch, Warning
from app.safety.reading import is_breath_only
from app.vocabulary.evidence import Basis, Strength, Verdict
from app.vocabulary.kinds import Kind
from app.vocabulary.phrases import run_on
from app.vocabulary.practice import (
    Contact,
    Equipment,
    Goal,
    Laterality,
    Posture,
    RegionRole,
    RelationKind,
    Section,
)
from app.vocabulary.safety import Practice, Urgency

COLON = ": "
EASIER = (RelationKind.EASIER, RelationKind.SEATED)


def library_of(edition: Edition) -> Library:
    """Return everything of a release that sessions are composed from, made once."""
    found: Library | None = edition.memo.get("library")
    if found is None:
        found = edition.memo["library"] = _library(edition)
        # It lives as long as the edition, which `LiveEdition.load` keeps from the collector too.
        gc.freeze()
    return found


def _library(edition: Edition) -> Library:
    around = _Regions(edition.shelf(Kind.REGIONS).trees)
    cards = tuple(_cards(edition, around))
    by_movement: dict[str, list[Card]] = {}
    for card in cards:
        by_movement.setdefault(card.movement, []).append(card)
    practised = _practised(edition.shelf(Kind.ROUTINES).trees.values())
    conditions = edition.shelf(Kind.CONDITIONS).trees
    return Library(
        cards=cards,
        by_movement={movement: tuple(some) for movement, some in by_movement.items()},
        concerns={
            slug: _concern(slug, conditions, practised.get(slug, set())) for slug in conditions
        },
        frames={
            slug: _frame(tree, {card.key: card.posture for card in cards})
            for slug, tree in edition.shelf(Kind.ROUTINES).trees.items()
        },
        book=edition.book,
        labels={item["code"]: item["label"] for item in edition.plain["limitations"]},
        texts=texts_of(edition.plain["safety_texts"]),
        known=_known(edition),
        moved={kind.value: shelf.names.moved for kind, shelf in edition.shelves.items()},
    )


def _known(edition: Edition) -> dict[str, frozenset[str]]:
    kinds = (Kind.CONDITIONS, Kind.REGIONS, Kind.MERIDIANS, Kind.ACUPOINTS, Kind.FORMS)
    found = {kind.value: frozenset(edition.shelf(kind).slugs) for kind in kinds}
    found["movements"] = frozenset(edition.shelf(Kind.MOVEMENTS).slugs)
    found["routines"] = frozenset(edition.shelf(Kind.ROUTINES).slugs)
    found["limitations"] = edition.book.limitations - {"everyone"}
    found["risk_features"] = frozenset(edition.book.scopes)
    return found


class _Regions:
    """A region with everything around it but the whole body, which would say nothing."""

    def __init__(self, trees: Mapping[str, Tree]) -> None:
        self._parents = {slug: tree["parent"] for slug, tree in trees.items()}

    def around(self, regions: Iterable[str]) -> frozenset[str]:
        return frozenset(outer for region in regions for outer in self._chain(region))

    def _chain(self, region: str) -> Iterator[str]:
        at: str | None = region
        while at is not None and self._parents[at] is not None:
            yield at
            at = self._parents[at]


def _cards(edition: Edition, around: _Regions) -> Iterator[Card]:
    for (slug, index), subject in zip(
        edition.variants.keys, edition.variants.subjects, strict=True
    ):
        movement = edition.tree(Kind.MOVEMENTS, slug)
        variant = movement["variants"][index]
        by_role = {
            role: [link["region"] for link in movement["regions"] if link["role"] == role]
            for role in RegionRole
        }
        moved = by_role[RegionRole.MOVES] or by_role[RegionRole.ATTENDS]
        yield Card(
            movement=slug,
            variant=variant["slug"],
            name=movement["name"],
            summary=movement["summary"],
            home=Section(movement["home"]),
            posture=Posture(variant["posture"]),
            level=variant["level"],
            laterality=Laterality(movement["laterality"]),
            per_side=movement["dose"]["per_side"],
            dose=_dose(movement["dose"]),
            moves=around.around(by_role[RegionRole.MOVES]),
            attends=around.around(by_role[RegionRole.ATTENDS]),
            worked=moved[0],
            meridians=frozenset(movement["meridians"]),
            points=tuple(
                Touch(link["acupoint"], Contact(link["contact"])) for link in movement["acupoints"]
            ),
            forms=frozenset(place["form"] for place in movement["forms"]),
            goals=frozenset(Goal(goal) for goal in movement["goals"]),
            equipment=frozenset(Equipment(thing) for thing in variant["equipment"]),
            is_breath_only=is_breath_only(movement, variant),
            is_quiet=variant["level"] == 1 and _is_quiet(movement),
            subject=subject,
            instructions=tuple(step["text"] for step in variant["steps"]),
            lines=tuple(Line(CueKind(cue["kind"]), cue["text"]) for cue in variant["cues"]),
            cautions=tuple(_caution(caution) for caution in variant["cautions"]),
            eases=tuple(
                Ease(link["movement"], link["reason"])
                for link in movement["relations"]
                if link["kind"] in EASIER
            ),
        )


def _is_quiet(movement: Tree) -> bool:
    return all(link["region"] == "diaphragm" for link in movement["joint_motions"])


def _dose(dose: Tree) -> Dose:
    return Dose(
        unit=dose["unit"],
        least=dose["min"],
        usual=dose["amount"],
        most=dose["max"],
        seconds_per_repetition=dose["seconds_per_unit"],
        breaths_per_repetition=dose["breaths_per_unit"],
        basis=Basis(dose["basis"]),
        sources=tuple(dose["sources"]),
    )


def _caution(caution: Tree) -> Caution:
    return Caution(
        caution["text"],
        caution["who"],
        Strength(caution["strength"]),
        tuple(caution["sources"]),
        caution["inference"],
    )


def _frame(routine: Tree, posture_of: Mapping[tuple[str, str], Posture]) -> Frame:
    postures = (posture_of[step["movement"], step["variant"]] for step in routine["steps"])
    return Frame(
        places=tuple(
            (step["movement"], step["variant"], Section(step["section"]))
            for step in routine["steps"]
        ),
        # In the order of the steps: a routine may sit, stand, and sit again.
        postures=tuple(posture for posture, _ in groupby(postures)),
        level=routine["level"],
        conditions=tuple(routine["conditions"]),
    )


def _practised(routines: Iterable[Tree]) -> dict[str, set[str]]:
    """Condition -> movements that a routine for it uses."""
    found: dict[str, set[str]] = {}
    for routine in routines:
        for condition in routine["conditions"]:
            found.setdefault(condition, set()).update(step["movement"] for step in routine["steps"])
    return found


def _concern(slug: str, trees: Mapping[str, Tree], practised: set[str]) -> Concern:
    tree = trees[slug]
    return Concern(
        slug=slug,
        title=tree["title"],
        practice=Practice(tree["practice"]),
        practice_reason=tree["practice_reason"],
        implied=tuple(item["limitation"] for item in tree["implied_limitations"]),
        regions=frozenset(tree["regions"]),
        named={
            (item["movement"], item["variant"]): Named(
                Verdict(item["verdict"]), item["reason"], tuple(item["sources"])
            )
            for item in tree["named_movements"]
        },
        practised=frozenset(practised),
        warnings=tuple(warning_of(flag) for _, flag in red_flags(slug, trees)),
    )


def warning_of(flag: Tree) -> Warning:
    """Return a red flag as a session tells it."""
    return Warning(
        Urgency(flag["level"]),
        flag["action"],
        tuple(flag["signs"]),
        tuple(flag["sources"]),
        flag["inference"],
    )


def texts_of(safety_texts: Iterable[Tree], colon: str = COLON) -> Texts:
    """Return the lines of safety texts, each heading with a colon before what stands under it."""
    by_code: dict[str, Any] = {text["code"]: text for text in safety_texts}
    lines = {code: _lines(text, colon) for code, text in by_code.items()}
    # Shoes and heat come before practice; the look at the feet, and what it may show, after it.
    foot_care, *foot_check = lines["foot_check"]
    return Texts(
        stop_if=lines["universal"],
        low_sugar=lines["low_sugar"],
        foot_care=(foot_care,),
        foot_check=tuple(foot_check),
        falls=lines["falls"],
    )


def _lines(text: Tree, colon: str) -> tuple[str, ...]:
    """One line for each heading with what stands under it, nothing left out."""
    return tuple(
        f"{block['heading']}{colon}{run_on(*(line['text'] for line in block['lines']))}"
        for block in text["blocks"]
    )
