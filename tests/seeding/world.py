"""A small world of valid seeds as plain JSON values, for tests that break one thing in it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.seeding.world_channels import channel_points, meridians, points
from tests.seeding.world_movements import choreographies, forms, movements
from tests.seeding.world_practice import programmes, routines
from tests.seeding.world_safety import cautions, cells, features, limitations, safety_texts, terms
from tests.seeding.world_screening import screening
from tests.seeding.world_teaching import claims, concepts, conditions, regions, sources

World = dict[str, Any]
REMOVED = object()


@cache
def _whole() -> str:
    return json.dumps(
        {
            "sources/sources.json": sources(),
            "regions/regions.json": regions(),
            "acupoints/points.json": points(),
            "conditions/conditions.json": conditions(),
            "claims/claims.json": claims(),
            "concepts/concepts.json": concepts(),
            "movements/movements.json": movements(),
            "choreographies/hip-circles.json": choreographies(),
            "forms/forms.json": forms(),
            "routines/routines.json": routines(),
            "programmes/programmes.json": programmes(),
            "cautions/cautions.json": cautions(),
            "limitations/limitations.json": limitations(),
            "limitations/features.json": features(),
            "limitations/cells.json": cells(),
            "safety_texts/texts.json": safety_texts(),
            "screening/screening.json": screening(),
            "vocabulary/terms.json": terms(),
            "vocabulary/search_synonyms.json": [{"says": "bad back", "means": ["low back pain"]}],
            "vocabulary/crosswalk.json": [
                {
                    "phrase": "back of the waist",
                    "seen_in": "movements",
                    "to_list": "regions",
                    "to": ["lower-back"],
                    "note": None,
                }
            ],
            "tombstones.json": [
                {
                    "kind": "movements",
                    "slug": "neck-rolls",
                    "replaced_by": "natural-breathing",
                    "reason": "It bends the neck back.",
                }
            ],
            "renames.json": [{"kind": "movements", "old": "hip-rolls", "new": "hip-circles"}],
            "translations/zh-Hans/conditions.json": [
                {
                    "kind": "conditions",
                    "slug": "vertigo",
                    "locale": "zh-Hans",
                    "assessed": False,
                    "texts": {
                        "/title": "眩晕",
                        "/red_flags/0/signs/0": "突然说不出话。",
                        "/red_flags/0/action": "请拨打当地急救电话。",
                        "/red_flags/1/signs/0": "突然说不出话。",
                        "/red_flags/1/action": "请拨打当地急救电话。",
                        "/when_to_see_a_doctor": "如果头晕反复出现。",
                    },
                }
            ],
        }
    )


@cache
def _channels() -> str:
    return json.dumps(
        {
            "meridians/meridians.json": meridians(),
            "acupoints/channels.json": channel_points(),
            "vocabulary/point_code_spellings.json": [
                {"meridian": "gv", "letters": "DU", "seen_in": "older books", "ambiguous": False}
            ],
        }
    )


def world(*, with_channels: bool = False) -> World:
    """Make the valid world anew, file by file; the 361 points come only when asked for."""
    made: World = json.loads(_whole())
    return {**made, **json.loads(_channels())} if with_channels else made


def put(world: World, address: str, value: Any) -> None:
    """Set what an address like `forms/forms.json#/0/name` names; `-` appends, REMOVED removes."""
    file, _, pointer = address.partition("#")
    if not pointer:
        world[file] = value
        return
    steps: list[Any] = [int(step) if step.isdigit() else step for step in pointer[1:].split("/")]
    holder = world[file]
    for step in steps[:-1]:
        holder = holder[step]
    if value is REMOVED:
        del holder[steps[-1]]
    elif steps[-1] == "-":
        holder.append(value)
    else:
        holder[steps[-1]] = value


def write(world: World, folder: Path) -> Path:
    """Write the world as a seed folder."""
    for file, value in world.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return folder
