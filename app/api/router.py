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
from app.api.plans import routes as plans
from app.api.screening import routes as screening
from app.api.sessions import handout
from app.api.sessions import routes as sessions

router = APIRouter()
router.include_router(service.router)
for resource in (
    conditions,
    routines,
    movements,
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
    handout,
    vocabulary,
    coverage,
    releases,
    bundle,
):
    router.include_router(resource.router, prefix="/v1")
