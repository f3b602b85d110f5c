"""What answers mean: they only ever add, and what was not answered was not asked."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as some

from app.safety.asking import Findings, Flag, Given, Option, Question, Surgery, evaluate, misfits
from app.vocabulary.safety import (
    Allowance,
    BodySide,
    Cleared,
    Outlet,
    QuestionKind,
    Urgency,
)

HAZARDS = frozenset({"breath_hold", "percussion"})
NO = Option(code="no")


def asked(code: str, yes: Option, **more: object) -> Question:
    return Question(code=code, kind=QuestionKind.YES_NO, options=(yes, NO), **more)  # type: ignore[arg-type]  # any field


ADULT = asked("adult", Option(code="yes"), is_needed=True)
KNEE = asked("knee", Option(code="yes", limitations=("knee_problem",)), asks_side=True)
STEM = asked("heart", Option(code="yes"))
CHEST = asked(
    "chest",
    Option(
        code="yes",
        outlet=Outlet.EMERGENCY,
        flags=(Flag(Urgency.EMERGENCY, "Call."),),
        texts=("universal",),
    ),
    is_needed=True,
    follows=("heart", frozenset({"yes"})),
)
FLARE = asked("flare", Option(code="yes", outlet=Outlet.BREATH_ONLY, limitations=("flare",)))
WEEKS = Question(
    code="weeks",
    kind=QuestionKind.NUMBER,
    options=(
        Option(code="early", least=0, most=13),
        Option(code="late", least=14, most=45, exclude_risks=("supine",)),
    ),
)
SURGERY = Question(
    code="surgery",
    kind=QuestionKind.SURGERY,
    options=(Option(code="cleared"), Option(code="not_cleared", limitations=("surgery",))),
    regions=("knee", "hip"),
)
ALL = (ADULT, KNEE, STEM, CHEST, FLARE, WEEKS, SURGERY)
NONE = {
    **{code: Given(choice="no") for code in ("knee", "heart", "flare")},
    "adult": Given(choice="yes"),
    "weeks": Given(number=3),
    "surgery": Given(surgeries=(Surgery("knee", None, 60, Cleared.YES),)),
}


def found(**answers: Given) -> Findings:
    return evaluate(ALL, {**NONE, **answers}, presumed=(), hazards=HAZARDS)


def test_who_declares_nothing_gets_a_session_and_an_empty_list() -> None:
    told = found()
    assert (told.allowance, told.limitations) == (Allowance.SESSION, ())
    assert (told.exclude_risks, told.most_level, told.not_answered) == ((), None, ())


def test_what_was_not_answered_was_not_asked_and_hazards_stay_out() -> None:
    left_out = {code: given for code, given in NONE.items() if code != "knee"}
    told = evaluate(ALL, left_out, presumed=(), hazards=HAZARDS)
    assert told.limitations is None
    assert told.not_answered == ("knee",)
    assert set(told.exclude_risks) == HAZARDS
    assert told.most_level == 2


def test_a_limitation_declared_in_part_keeps_hazards_out_too() -> None:
    told = evaluate(ALL, {"knee": Given(choice="yes")}, presumed=(), hazards=HAZARDS)
    assert told.limitations == ("knee_problem",)
    assert set(told.exclude_risks) == HAZARDS


def test_without_a_needed_answer_there_is_no_session() -> None:
    told = evaluate((ADULT,), {}, presumed=(), hazards=HAZARDS)
    assert (told.allowance, told.outlets) == (Allowance.NO_SESSION, (Outlet.ANSWER_FIRST,))


def test_a_follow_up_is_due_only_after_its_answer() -> None:
    assert "chest" not in found().not_answered
    assert found(heart=Given(choice="yes")).not_answered == ("chest",)


def test_a_yes_to_a_follow_up_counts_whatever_its_stem_said() -> None:
    told = found(chest=Given(choice="yes"))
    assert (told.allowance, told.outlets) == (Allowance.NO_SESSION, (Outlet.EMERGENCY,))
    assert told.flags and told.texts == ("universal",)


def test_effort_that_sets_one_back_allows_breathing_only() -> None:
    assert found(flare=Given(choice="yes")).allowance is Allowance.BREATH_ONLY


def test_an_emergency_outweighs_breathing_only() -> None:
    told = found(flare=Given(choice="yes"), chest=Given(choice="yes"))
    assert told.allowance is Allowance.NO_SESSION
    assert told.outlets == (Outlet.EMERGENCY, Outlet.BREATH_ONLY)


def test_the_text_of_an_emergency_comes_first() -> None:
    sugar = asked("sugar", Option(code="yes", limitations=("insulin",), texts=("low_sugar",)))
    given = {"sugar": Given(choice="yes"), "chest": Given(choice="yes")}
    told = evaluate((sugar, CHEST), given, presumed=(), hazards=HAZARDS)
    assert told.texts == ("universal", "low_sugar")


def test_a_side_stands_only_where_it_is_named() -> None:
    left = found(knee=Given(choice="yes", side=BodySide.LEFT))
    assert left.sides == (("knee_problem", BodySide.LEFT),)
    assert found(knee=Given(choice="yes")).sides == ()


def test_a_limitation_declared_with_a_side_and_without_one_stands_for_both() -> None:
    """One answer names the left knee, another the knee: nothing says that the right one is well."""
    again = asked("fall", Option(code="yes", limitations=("knee_problem",)))
    left = Given(choice="yes", side=BodySide.LEFT)
    for answers, sides in (
        ({"knee": left, "fall": Given(choice="yes")}, ()),
        ({"knee": left, "fall": Given(choice="no")}, (("knee_problem", BodySide.LEFT),)),
    ):
        told = evaluate((KNEE, again), answers, presumed=(), hazards=HAZARDS)
        assert (told.limitations, told.sides) == (("knee_problem",), sides)


def test_two_answers_that_name_a_side_each_name_both() -> None:
    again = asked("fall", Option(code="yes", limitations=("knee_problem",)), asks_side=True)
    answers = {
        code: Given(choice="yes", side=side)
        for code, side in (("knee", BodySide.LEFT), ("fall", BodySide.RIGHT))
    }
    told = evaluate((KNEE, again), answers, presumed=(), hazards=HAZARDS)
    assert told.sides == (("knee_problem", BodySide.BOTH),)


@pytest.mark.parametrize(
    "leads",
    [
        {"limitations": ("knee_problem",)},
        {"exclude_risks": ("supine",)},
        {"flags": (Flag(Urgency.URGENT, "Ask."),)},
        {"outlet": Outlet.WAIT},
        {"texts": ("universal",)},
    ],
)
def test_an_answer_that_leads_to_one_thing_alone_is_heeded(leads: dict[str, Any]) -> None:
    question = asked("one", Option(code="yes", **leads))
    yes, no = (
        evaluate((question,), {"one": Given(choice=choice)}, presumed=(), hazards=HAZARDS)
        for choice in ("yes", "no")
    )
    assert [reason.option.code for reason in yes.reasons] == ["yes"]
    assert yes != no and no.reasons == ()
    name = {"outlet": "outlets"}.get(*leads, *leads)
    assert getattr(yes, name) and not getattr(no, name)


def test_a_question_is_needed_and_a_reason_inferred_only_where_that_is_said() -> None:
    left_out = evaluate((KNEE,), {}, presumed=(), hazards=HAZARDS)
    assert (left_out.allowance, left_out.outlets) == (Allowance.SESSION, ())
    assert not NO.inference and not Flag(Urgency.URGENT, "Ask.").inference


def test_a_number_falls_within_one_answer() -> None:
    for weeks, risks in ((0, ()), (13, ()), (14, ("supine",)), (45, ("supine",))):
        assert found(weeks=Given(number=weeks)).exclude_risks == risks


def test_anything_but_cleared_counts_as_not_cleared() -> None:
    for word in (Cleared.NO, Cleared.UNKNOWN):
        given = Given(surgeries=(Surgery("hip", BodySide.LEFT, None, word),))
        told = found(surgery=given)
        assert told.limitations == ("surgery",)
        assert told.surgeries == given.surgeries


def test_one_operation_not_cleared_outweighs_one_that_is() -> None:
    cleared = Surgery("knee", None, 60, Cleared.YES)
    told = found(surgery=Given(surgeries=(cleared, Surgery("hip", None, 2, Cleared.NO))))
    assert told.limitations == ("surgery",)
    assert [one.area for one in told.surgeries] == ["hip"]


def test_an_answer_of_another_kind_does_not_fit() -> None:
    def told(question: Question, given: Given) -> list[str]:
        return [misfit.field for misfit in misfits(question, given)]

    assert told(KNEE, Given(choice="yes")) == []
    assert told(KNEE, Given(number=3)) == ["answer", "number"]
    assert told(KNEE, Given(choice="maybe")) == ["answer"]
    assert told(STEM, Given(choice="yes", side=BodySide.LEFT)) == ["side"]
    assert told(KNEE, Given(choice="yes", side=BodySide.LEFT)) == []
    assert told(WEEKS, Given(number=46)) == ["number"]
    assert told(WEEKS, Given(number=45)) == told(WEEKS, Given(number=0)) == []
    assert told(WEEKS, Given()) == ["number"]
    assert told(WEEKS, Given(choice="soon", number=3)) == ["answer"]
    assert told(SURGERY, Given(surgeries=(Surgery("ear", None, 1, Cleared.NO),))) == ["surgeries"]
    assert told(SURGERY, Given(surgeries=(Surgery("hip", None, 1, Cleared.NO),))) == []


def test_a_number_that_no_answer_has_room_for_is_told_the_range() -> None:
    (misfit,) = misfits(WEEKS, Given(number=46))
    assert misfit.reason == "It must be at least 0 and at most 45."
    late, early = Option(code="late", least=14), Option(code="early", most=13)
    for option, sent, reason in (
        (late, 3, "It must be at least 14."),
        (early, 99, "It must be at least 0 and at most 13."),
    ):
        (misfit,) = misfits(replace(WEEKS, options=(option,)), Given(number=sent))
        assert misfit.reason == reason


CHOICES = some.dictionaries(
    some.sampled_from(["adult", "knee", "heart", "chest", "flare"]),
    some.sampled_from([Given(choice="yes"), Given(choice="no")]),
)


@for_all(CHOICES, some.sampled_from(["knee", "chest", "flare"]))
def test_a_further_yes_never_loosens_anything(answers: dict[str, Given], code: str) -> None:
    before = evaluate(ALL, {**answers, code: Given(choice="no")}, presumed=(), hazards=HAZARDS)
    after = evaluate(ALL, {**answers, code: Given(choice="yes")}, presumed=(), hazards=HAZARDS)
    order = list(Allowance)
    assert order.index(after.allowance) >= order.index(before.allowance)
    assert set(after.limitations or ()) >= set(before.limitations or ())
    assert set(after.exclude_risks) >= set(before.exclude_risks)
