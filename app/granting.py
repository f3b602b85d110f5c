"""What the role of an instance may do in PostgreSQL: read everything, and count who asked.

An instance faces the world and the owner of the tables does not. Whoever should get at the role of
an instance can neither change what is served nor make a key.
"""

from sqlalchemy import Engine, text

_IS_THERE = text("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :role)")
# What `clients.flushing` does is all that is ever written while serving.
_RIGHTS = (
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
    # So that a later schema leaves no instance without its new tables.
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {role}",
    "GRANT INSERT, UPDATE, DELETE ON client_use TO {role}",
    "GRANT UPDATE (last_used_day) ON api_client TO {role}",
)


class NoRole(LookupError):
    """There is no such role, or no roles at all; the message says which."""


def grant_serving(engine: Engine, role: str) -> None:
    """Give a role the rights of an instance and take every other right on a table from it.

    The schema must be that of the code. Raises NoRole, and what the database raises.
    """
    if engine.dialect.name != "postgresql":
        raise NoRole("SQLite has no roles")
    quoted = engine.dialect.identifier_preparer.quote_identifier(role)
    with engine.begin() as db:
        if not db.execute(_IS_THERE, {"role": role}).scalar():
            raise NoRole(f"the database has no role {role}")
        for right in _RIGHTS:
            db.exec_driver_sql(right.format(role=quoted))
