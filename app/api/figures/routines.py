"""A routine as one picture: all its steps in a strip, what warns above them."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.figures.asking import LookQuery
from app.api.figures.boards import Placed, board_of
from app.api.figures.drawing import storyboard_svg
from app.api.figures.making import SVG, at_length, picture
from app.api.figures.movements import answers
from app.api.providing import LiveEdition, ServedLocale
from app.api.warnings import seek_care_if, stop_if
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.catalogue.spoken import phrases_in
from app.vocabulary.kinds import Kind
from app.vocabulary.phrases import run_on
from app.web.charging import DRAW, charged
from app.web.routes import LeanRoute

router = APIRouter(prefix="/routines", route_class=LeanRoute, tags=["figures"])


@router.get(
    "/{name}/storyboard.svg",
    operation_id="get_routine_storyboard",
    openapi_extra=charged(DRAW),
    summary="A routine as one picture",
    description=(
        "Each step at the moment that shows most, with its name and its time; red flags, stop "
        "rules and cautions stand above them, whole."
    ),
    response_class=Response,
    responses=answers(SVG),
)
async def get_routine_storyboard(
    name: str, edition: LiveEdition, locale: ServedLocale, query: Annotated[LookQuery, Query()]
) -> Response:
    """Draw all steps."""
    slug = edition.resolve(Kind.ROUTINES, name)
    tree = edition.told(Kind.ROUTINES, slug, locale)
    language = locale if edition.is_told_in(Kind.ROUTINES, slug, locale) else "en"
    board = board_of(
        edition, tree["title"], _steps(tree), _warnings(edition, tree, language), language
    )
    key = ("storyboard", slug, language, query.look)
    return picture(await at_length(edition, key, storyboard_svg, board, query.look), language)


def _steps(tree: Tree) -> Iterator[Placed]:
    at = 0
    for step in tree["steps"]:
        at += step["transition_seconds"]
        yield Placed(step["movement"], step["variant"], step["sides"], at, step["seconds"])
        at += step["seconds"]


def _warnings(edition: Edition, tree: Tree, locale: str) -> Iterator[str]:
    """What stands first in every form of a routine (SAFETY 6), a line for each."""
    phrases = phrases_in(edition, locale)
    colon, semicolon = phrases.say("mark.colon"), phrases.say("mark.semicolon")
    for flag in seek_care_if(edition, tree["conditions"], locale):
        line = f"{phrases.say('urgency.' + flag['level'])}{colon}{flag['action']}"
        if flag["signs"]:
            signs = f"{phrases.say('first.any')}{colon}{semicolon.join(flag['signs'])}"
            line = run_on(line, signs)
        yield line
    for block in stop_if(edition, locale)["blocks"]:
        yield f"{block['heading']}{colon}{' '.join(line['text'] for line in block['lines'])}"
    yield from tree["before_you_begin"]
    for caution in tree["cautions"]:
        who = f"{caution['who']}{colon}" if caution["who"] else ""
        yield f"{who}{caution['text']}"
