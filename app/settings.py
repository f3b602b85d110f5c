"""Every knob of the service, and the only reader of the environment."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Read from environment variables of the same names in capitals; docs/settings.md explains
    each.
    """

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    database_url: str = f"sqlite:///{ROOT / 'var' / 'daoyin.db'}"
    seed_dirs: Annotated[str, NoDecode] = str(ROOT / "seed_data")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    release_poll_seconds: float = Field(default=1.0, gt=0, le=60)
    cache_megabytes: int = Field(default=32, ge=0, le=4096)
    cache_max_age_seconds: int = Field(default=60, ge=0, le=86400)
    log_level: str = Field(default="info", pattern="^(critical|error|warning|info|debug)$")
    log_requests: bool = True

    @property
    def seed_folders(self) -> tuple[Path, ...]:
        """The seed folders in order: the project's own first, overlays after it."""
        return tuple(Path(folder.strip()) for folder in self.seed_dirs.split(",") if folder.strip())


@lru_cache(maxsize=1)
def from_environment() -> Settings:
    """Read the environment once; a bad value ends the start with its name."""
    return Settings()
