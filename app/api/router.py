"""All resources under /v1, in one list."""

from fastapi import APIRouter

from app.api import (
    acupoints,
    bundle,
    cautions,
    claims,
    concepts,
    conditions,
    coverage,
    forms,
    meridians,
    movements,
    programmes,
    regions,
    releases,
    routines,
    search,
    service,
    sources,
    vocabulary,
)
from app.api.figures import choreographies, maps, schemas, stylesheets, tracks
from app.api.figures import movements as pictures
from app.api.figures import routines as boards
from app.api.plans import routes as plans
from app.api.screening import routes as screening
from app.api.sessions import handout, storyboard
from app.api.sessions import routes as sessions

router = APIRouter()
router.include_router(service.router)
for resource in (
    conditions,
    routines,
    movements,
    pictures,
    choreographies,
    tracks,
    boards,
    maps,
    schemas,
    stylesheets,
    acupoints,
    meridians,
    regions,
    forms,
    programmes,
    plans,
    concepts,
    claims,
    cautions,
    sources,
    search,
    screening,
    sessions,
    storyboard,
    handout,
    vocabulary,
    coverage,
    releases,
    bundle,
):
    router.include_router(resource.router, prefix="/v1")
