"""Every knob of the service, and the only reader of the environment."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent.parent


class BadSettings(Exception):
    """Every setting that cannot be used, by the name of its variable, with the reason."""


class Settings(BaseSettings):
    """Read from environment variables of the same names in capitals; docs/settings.md explains
    each.
    """

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    database_url: str = f"sqlite:///{ROOT / 'var' / 'daoyin.db'}"
    database_read_url: str | None = None
    seed_dirs: Annotated[str, NoDecode] = str(ROOT / "seed_data")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    release_poll_seconds: float = Field(default=1.0, gt=0, le=60)
    cache_megabytes: int = Field(default=32, ge=0, le=4096)
    cache_max_age_seconds: int = Field(default=60, ge=0, le=86400)
    log_level: str = Field(default="info", pattern="^(critical|error|warning|info|debug)$")
    log_requests: bool = True

    @field_validator("database_url", "database_read_url")
    @classmethod
    def _is_an_engine_of_ours(cls, url: str | None) -> str | None:
        try:
            backend = make_url(url).get_backend_name() if url else None
        except ArgumentError:
            backend = None
        if url is not None and backend not in ("sqlite", "postgresql"):
            raise ValueError("It is no address of SQLite or PostgreSQL")
        return url

    @property
    def reading_url(self) -> str:
        """Where releases are read from: a replica, or the database that they are loaded into."""
        return self.database_read_url or self.database_url

    @property
    def seed_folders(self) -> tuple[Path, ...]:
        """The seed folders in order: the project's own first, overlays after it."""
        return tuple(Path(folder.strip()) for folder in self.seed_dirs.split(",") if folder.strip())


@lru_cache(maxsize=1)
def from_environment() -> Settings:
    """Read the environment once; a bad value ends the start with its name."""
    try:
        return Settings()
    except ValidationError as refusal:
        faults = refusal.errors(include_url=False, include_context=False, include_input=False)
        told = (f"{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in faults)
        raise BadSettings("; ".join(told)) from None
