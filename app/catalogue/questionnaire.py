"""The screening questionnaire of an edition for the conditions at hand, as app.safety.asking
judges it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.catalogue.warned import red_flags_in
from app.safety.asking import Flag, Option, Question, Reason
from app.vocabulary.kinds import Kind, PlainKind
from app.vocabulary.safety import Outlet, Practice, QuestionKind, Urgency

# What a condition by itself allows; `offered` leads nowhere.
OUTLETS = {
    Practice.EMERGENCY: (Outlet.EMERGENCY, ("universal",)),
    Practice.NOT_OFFERED: (Outlet.WAIT, ()),
    Practice.BREATH_ONLY: (Outlet.BREATH_ONLY, ()),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part with the questions that are asked of these conditions, each with its document."""

    tree: Tree
    questions: tuple[tuple[Tree, Question], ...]


def parts_for(edition: Edition, conditions: Sequence[str], locale: str) -> tuple[Part, ...]:
    """The parts in order: those for everybody, and those that one of the conditions opens."""
    found = []
    for tree in _all_parts(edition, locale):
        named = [slug for slug in conditions if slug in tree["conditions"]]
        if named or not tree["conditions"]:
            found.append(Part(tree, tuple(_questions(edition, tree, named, locale))))
    return tuple(found)


def _all_parts(edition: Edition, locale: str) -> tuple[Tree, ...]:
    """The whole questionnaire in a language, put together once."""
    key = ("screening", locale)
    found: tuple[Tree, ...] | None = edition.memo.get(key)
    if found is None:
        told = edition.listed(PlainKind.SCREENING, locale)
        found = edition.memo[key] = tuple(sorted(told, key=lambda part: int(part["order"])))
    return found


def presumed(edition: Edition, conditions: Sequence[str], locale: str) -> Iterator[Reason]:
    """What each condition means before anything is asked: its practice and its limitations."""
    for slug in conditions:
        tree = edition.told(Kind.CONDITIONS, slug, locale)
        outlet, texts = OUTLETS.get(Practice(tree["practice"]), (None, ()))
        if outlet is not None:
            option = Option(
                code=tree["practice"],
                outlet=outlet,
                texts=texts,
                flags=_emergencies(edition, slug, locale) if outlet is Outlet.EMERGENCY else (),
                advice=tree["when_to_see_a_doctor"],
                reason=tree["practice_reason"],
                sources=tuple(tree["sources"]),
            )
            yield Reason(None, slug, option)
        for implied in tree["implied_limitations"]:
            limitation = implied["limitation"]
            option = Option(
                code=limitation,
                limitations=(limitation,),
                reason=implied["reason"],
                inference=True,
            )
            yield Reason(None, slug, option)


def _emergencies(edition: Edition, slug: str, locale: str) -> tuple[Flag, ...]:
    return tuple(_flags(edition, [slug], Urgency.EMERGENCY, locale))


def _questions(
    edition: Edition, part: Tree, conditions: Sequence[str], locale: str
) -> Iterator[tuple[Tree, Question]]:
    for tree in part["questions"]:
        flags: tuple[Flag, ...] = ()
        if tree["flags"]:
            flags = tuple(_flags(edition, conditions, Urgency(tree["flags"]), locale))
            if not flags:
                continue
        yield tree, _question(tree, flags)


def _flags(edition: Edition, conditions: Sequence[str], level: Urgency, locale: str) -> list[Flag]:
    """Red flags of one level, own and inherited, each once; the first who has it names it."""
    found: dict[tuple[Any, ...], Flag] = {}
    for slug in conditions:
        for heir, tree, told in red_flags_in(edition, slug, locale):
            if tree["level"] == level:
                found.setdefault((tree["action"], *tree["signs"]), _flag(told, heir))
    return list(found.values())


def _flag(tree: Tree, heir: str | None) -> Flag:
    return Flag(
        level=Urgency(tree["level"]),
        action=tree["action"],
        signs=tuple(tree["signs"]),
        sources=tuple(tree["sources"]),
        inference=tree["inference"],
        inherited_from=heir,
    )


def _question(tree: Tree, flags: tuple[Flag, ...]) -> Question:
    follows = tree["follows"]
    return Question(
        code=tree["code"],
        kind=QuestionKind(tree["kind"]),
        options=tuple(_option(answer, flags, tree["signs"]) for answer in tree["answers"]),
        is_needed=tree["is_needed"],
        asks_side=tree["asks_side"],
        follows=(follows["question"], frozenset(follows["answers"])) if follows else None,
        regions=tuple(tree["regions"]),
    )


def _option(tree: Tree, flags: tuple[Flag, ...], signs: Sequence[str]) -> Option:
    """The answer `yes` to a question for red flags raises all of them: nobody says which."""
    own = tree["red_flag"]
    raised: tuple[Flag, ...] = flags if flags and tree["code"] == "yes" else ()
    if own:
        raised = (
            Flag(
                Urgency(own["level"]),
                own["action"],
                tuple(signs),
                sources=tuple(tree["sources"]),
                inference=tree["inference"],
            ),
        )
    return Option(
        code=tree["code"],
        least=tree["least"],
        most=tree["most"],
        limitations=tuple(tree["limitations"]),
        exclude_risks=tuple(tree["exclude_risks"]),
        flags=raised,
        outlet=Outlet(tree["outlet"]) if tree["outlet"] else None,
        advice=tree["advice"],
        texts=tuple(tree["texts"]),
        reason=tree["reason"],
        sources=tuple(tree["sources"]),
        inference=tree["inference"],
    )
