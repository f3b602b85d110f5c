"""The same two routes as FastAPI's and SQLModel's tutorials write them: a Session a request, sync
handlers, response_model.
"""

import os
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query
from sqlmodel import Session, create_engine

from app.api.routines import RoutineRead
from bench.orm_movements import MovementFilter, MovementPage, movement_page
from bench.orm_routine import routine_detail


def app() -> FastAPI:
    """Return the application for `uvicorn --factory`."""
    engine = create_engine(os.environ["DATABASE_URL"])
    served = FastAPI()

    def session() -> Iterator[Session]:
        with Session(engine) as db:
            yield db

    session_dep = Annotated[Session, Depends(session)]

    @served.get("/health/ready")
    def ready() -> dict[str, str]:
        return {"status": "ready"}

    @served.get("/v1/routines/{slug}", response_model=RoutineRead)
    def get_routine(slug: str, db: session_dep) -> Any:
        found = routine_detail(db, slug)
        if found is None:
            raise HTTPException(404)
        return found

    @served.get("/v1/movements", response_model=MovementPage)
    def list_movements(wanted: Annotated[MovementFilter, Query()], db: session_dep) -> Any:
        return movement_page(db, wanted)

    return served
