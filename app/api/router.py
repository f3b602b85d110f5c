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
    plans,
    programmes,
    regions,
    releases,
    routines,
    screening,
    search,
    service,
    session_forms,
    sessions,
    sources,
    vocabulary,
)

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
    session_forms,
    vocabulary,
    coverage,
    releases,
    bundle,
):
    router.include_router(resource.router, prefix="/v1")
