"""The screening questionnaire as a FHIR R4 Questionnaire; pure, and it scores nothing.

Link ids are the codes of parts and questions, so they hold from release to release. What a
clinic's system reads out first is what asks for help now.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.vocabulary.phrases import Phrases, run_on
from app.vocabulary.safety import BodySide, Cleared, QuestionKind

Tree = Mapping[str, Any]
Item = dict[str, Any]

TYPES = {
    QuestionKind.YES_NO: "boolean",
    QuestionKind.ONE_OF: "choice",
    QuestionKind.NUMBER: "integer",
    QuestionKind.SURGERY: "group",
}


def fhir_questionnaire(
    screening: Tree, release: int, locale: str, phrases: Phrases
) -> dict[str, Any]:
    """Write the questionnaire that `GET /v1/screening` tells in `locale`; `draft` says that nobody
    outside the project has reviewed it.
    """
    kinds = {
        question["code"]: QuestionKind(question["kind"])
        for part in screening["parts"]
        for question in part["questions"]
    }
    return {
        "resourceType": "Questionnaire",
        "language": locale,
        "name": "DaoyinScreening",
        "title": phrases.say("fhir.title"),
        "version": str(release),
        "status": "draft",
        "subjectType": ["Patient"],
        "description": phrases.say("fhir.description"),
        "item": [
            _emergency(screening["emergency"]),
            *(_part(part, kinds, phrases) for part in screening["parts"]),
        ],
    }


def _emergency(text: Tree) -> Item:
    lines = [
        _display(f"emergency.{number}.{index}", line["text"])
        for number, block in enumerate(text["blocks"])
        for index, line in enumerate([{"text": block["heading"]}, *block["lines"]])
    ]
    return {"linkId": "emergency", "type": "group", "text": text["title"], "item": lines}


def _display(link_id: str, text: str) -> Item:
    return {"linkId": link_id, "type": "display", "text": text}


def _part(part: Tree, kinds: Mapping[str, QuestionKind], phrases: Phrases) -> Item:
    intro = [_display(f"{part['code']}.intro", part["intro"])] if part["intro"] else []
    items = [_question(question, kinds, phrases) for question in part["questions"]]
    return {
        "linkId": f"part.{part['code']}",
        "type": "group",
        "text": part["title"],
        "item": [*intro, *items],
    }


def _question(question: Tree, kinds: Mapping[str, QuestionKind], phrases: Phrases) -> Item:
    kind, code = QuestionKind(question["kind"]), question["code"]
    item: Item = {
        "linkId": code,
        "type": TYPES[kind],
        "text": question["text"],
        "required": question["is_needed"],
        **_enabled(question["follows"], kinds),
    }
    if kind is QuestionKind.ONE_OF:
        item["answerOption"] = _options((a["code"], a["label"]) for a in question["answers"])
    if kind is QuestionKind.SURGERY:
        item["repeats"] = True
    below = [*_told(question, phrases), *_asked_below(question, kind, phrases)]
    if below:
        item["item"] = below
    return item


def _enabled(follows: Tree | None, kinds: Mapping[str, QuestionKind]) -> Item:
    """A follow-up is open after any one of the answers that it names."""
    if follows is None:
        return {}
    is_yes_no = kinds[follows["question"]] is QuestionKind.YES_NO
    conditions = [
        {"question": follows["question"], "operator": "="}
        | ({"answerBoolean": code == "yes"} if is_yes_no else {"answerCoding": {"code": code}})
        for code in follows["answers"]
    ]
    behaviour = {"enableBehavior": "any"} if len(conditions) > 1 else {}
    return {"enableWhen": conditions, **behaviour}


def _told(question: Tree, phrases: Phrases) -> Iterator[Item]:
    """What is read out with a question: its help, its signs, and what to do at each."""
    code = question["code"]
    if question["help"]:
        yield _display(f"{code}.help", question["help"])
    for index, sign in enumerate(question["signs"]):
        yield _display(f"{code}.sign.{index}", sign)
    for index, flag in enumerate(question["red_flags"]):
        signs = phrases.say("mark.semicolon").join(flag["signs"]) + phrases.say("mark.stop")
        yield _display(f"{code}.flag.{index}", run_on(signs, flag["action"]))


def _asked_below(question: Tree, kind: QuestionKind, phrases: Phrases) -> Iterator[Item]:
    code = question["code"]
    sides = _worded(BodySide, phrases)
    if question["asks_side"]:
        only_if = {"question": code, "operator": "=", "answerBoolean": True}
        side = _choice(f"{code}.side", phrases.say("fhir.which_side"), sides)
        yield {**side, "enableWhen": [only_if]}
    if kind is QuestionKind.SURGERY:
        areas = ((area["slug"], area["name"]) for area in question["areas"])
        yield {**_choice(f"{code}.area", phrases.say("fhir.which_part"), areas), "required": True}
        yield _choice(f"{code}.side", phrases.say("fhir.which_side"), sides)
        weeks = phrases.say("fhir.weeks_ago")
        yield {"linkId": f"{code}.weeks_ago", "type": "integer", "text": weeks}
        cleared = _choice(f"{code}.cleared", phrases.say("fhir.cleared"), _worded(Cleared, phrases))
        yield {**cleared, "required": True}


def _worded(words: type[BodySide] | type[Cleared], phrases: Phrases) -> list[tuple[str, str]]:
    return [(word.value, phrases.say(f"fhir.{word.value}")) for word in words]


def _choice(link_id: str, text: str, options: Iterable[tuple[str, str]]) -> Item:
    return {"linkId": link_id, "type": "choice", "text": text, "answerOption": _options(options)}


def _options(options: Iterable[tuple[str, str]]) -> list[Item]:
    return [{"valueCoding": {"code": code, "display": label}} for code, label in options]
