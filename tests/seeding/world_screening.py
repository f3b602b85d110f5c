"""The screening questionnaire of the small world: age, everybody's questions, one family."""

from typing import Any

from tests.seeding.world_safety import limitations

NO = {"code": "no", "label": "No"}


def leads(code: str = "yes", **more: Any) -> dict[str, Any]:
    """An answer with grounds, and whatever it leads to."""
    ground = {"reason": "It is so.", "sources": ["leaflet"]}
    return {"code": code, "label": code.capitalize(), **ground, **more}


def question(code: str, *answers: Any, **more: Any) -> dict[str, Any]:
    return {"code": code, "text": "Is it so?", "kind": "yes_no", "answers": list(answers), **more}


def ends(code: str, outlet: str, text: str | None = None, **more: Any) -> dict[str, Any]:
    """A needed question whose yes ends the session."""
    texts = [text] if text else []
    answer = leads(outlet=outlet, texts=texts, advice="Ask a doctor first.")
    return question(code, answer, NO, is_needed=True, **more)


def screening() -> list[Any]:
    """Three parts; the general one declares every limitation, and epilepsy has its gate asked."""
    codes = [item["code"] for item in limitations() if item["code"] != "everyone"]
    declared = [question(f"has_{code}", leads(limitations=[code]), NO) for code in codes]
    gate = ends("seizure_today", "wait", follows={"question": "has_epilepsy", "answers": ["yes"]})
    weeks = question(
        "weeks",
        {"code": "early", "label": "Early", "least": 0, "most": 13},
        leads("late", least=14, most=45, exclude_risks=["supine"]),
        kind="number",
    )
    surgery = question(
        "surgery",
        {"code": "cleared", "label": "Cleared"},
        leads("not_cleared", limitations=["surgery_not_cleared"]),
        kind="surgery",
        regions=["lower-back"],
    )
    minor = leads("no", outlet="minor", advice="Practise with a guardian.")
    yes = {"code": "yes", "label": "Yes"}
    return [
        _part("age", 1, [question("adult", yes, minor, is_needed=True)]),
        _part("general", 2, [*declared, gate, weeks, surgery]),
        _part(
            "family",
            3,
            [
                ends("family_emergency", "emergency", "universal", flags="emergency"),
                ends("family_urgent", "wait", flags="urgent"),
                question("family_soon", leads(), NO, flags="soon"),
                ends("self_harm", "crisis", "crisis"),
            ],
            "sciatica",
            "lumbar-radiculopathy",
            "me-cfs",
            "cauda-equina-syndrome",
            "type-2-diabetes",
            "vertigo",
            "fever-of-unknown-cause",
        ),
    ]


def _part(code: str, order: int, questions: list[Any], *conditions: str) -> dict[str, Any]:
    return {
        "code": code,
        "order": order,
        "title": code.capitalize(),
        "intro": None,
        "conditions": list(conditions),
        "questions": questions,
    }
