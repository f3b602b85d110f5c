"""Every knob of the service, and the only reader of the environment."""

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_PEPPER = 32
VALKEY_SCHEMES = ("valkey", "valkeys", "redis", "rediss")


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
    release_poll_seconds: float = Field(default=0.25, gt=0, le=60)
    cache_megabytes: int = Field(default=32, ge=0, le=4096)
    cache_max_age_seconds: int = Field(default=60, ge=0, le=86400)
    log_level: str = Field(default="info", pattern="^(critical|error|warning|info|debug)$")
    log_requests: bool = True
    log_hits_every: int = Field(default=1000, ge=0, le=1_000_000)
    metrics_host: str = "127.0.0.1"
    metrics_port: int = Field(default=0, ge=0, le=65535)
    metrics_token: SecretStr = SecretStr("")
    tracing: bool = False
    limit_requests: bool = True
    limit_units_per_minute: int = Field(default=600, ge=1, le=1_000_000_000)
    trusted_proxies: str = "127.0.0.1,::1"
    valkey_url: SecretStr = SecretStr("")
    client_key_pepper: SecretStr = Field(default=SecretStr(""), validate_default=True)
    client_poll_seconds: float = Field(default=2.0, gt=0, le=4)

    @field_validator("database_url", "database_read_url")
    @classmethod
    def _is_an_engine_of_ours(cls, url: str | None) -> str | None:
        if url is None:
            return None
        try:
            parsed = make_url(url)
            backend = parsed.get_backend_name()
        except ArgumentError:
            backend = ""
        if backend not in ("sqlite", "postgresql"):
            raise ValueError("It is no address of SQLite or PostgreSQL")
        if backend == "postgresql":
            before, _, options = url.partition("?")
            if before.count("@") > 1 or "@" in f"{parsed.database}{options}":
                # Part of a password would be taken for the host, and told when none answers there.
                raise ValueError("Write @, / and ? in user, password and options as %40, %2F, %3F")
        return url

    @field_validator("trusted_proxies")
    @classmethod
    def _are_addresses_or_networks(cls, listed: str) -> str:
        for one in filter(None, map(str.strip, listed.split(","))):
            ip_network(one)  # its own complaint is fit to be read
        return listed

    @field_validator("valkey_url")
    @classmethod
    def _is_an_address_of_valkey(cls, url: SecretStr) -> SecretStr:
        parts = urlsplit(url.get_secret_value())
        if parts.geturl() and (parts.scheme not in VALKEY_SCHEMES or not parts.hostname):
            raise ValueError("It is no address such as valkey://host:6379/0")
        return url

    @field_validator("client_key_pepper")
    @classmethod
    def _is_long_enough(cls, pepper: SecretStr, before: ValidationInfo) -> SecretStr:
        length = len(pepper.get_secret_value())
        if 0 < length < SHORTEST_PEPPER:
            raise ValueError(f"It has fewer than {SHORTEST_PEPPER} characters")
        url = before.data.get("valkey_url")
        if not length and url is not None and url.get_secret_value():
            # There are so few IPv4 addresses that a hash without a key hides none.
            raise ValueError("VALKEY_URL needs it: addresses are kept there under a keyed hash")
        return pepper

    @property
    def pepper(self) -> bytes:
        """What keys are hashed with; empty means that there are no keys."""
        return self.client_key_pepper.get_secret_value().encode()

    @property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The addresses whose `X-Forwarded-For` is believed."""
        listed = filter(None, map(str.strip, self.trusted_proxies.split(",")))
        return tuple(ip_network(one) for one in listed)

    @field_validator("metrics_token")
    @classmethod
    def _cannot_be_guessed(cls, token: SecretStr) -> SecretStr:
        told = token.get_secret_value()
        if told and (len(told) < 16 or not told.isascii()):
            raise ValueError("It needs at least 16 characters, all of them ASCII")
        return token

    @property
    def shows_metrics(self) -> bool:
        """Whether anybody may read /metrics, and so whether workers add up their figures."""
        return bool(self.metrics_port or self.metrics_token.get_secret_value())

    @property
    def watches_hits(self) -> bool:
        """Whether the log or the metrics have a use for held answers that stand for many."""
        return self.log_requests or self.shows_metrics

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
