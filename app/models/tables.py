"""All tables: only whoever imports this module finds the metadata whole."""

from sqlalchemy import Table
from sqlmodel import SQLModel

from app.models import (
    acupoints,
    cautions,
    choreographies,
    claims,
    clients,
    concepts,
    conditions,
    forms,
    limitations,
    meridians,
    movements,
    programmes,
    records,
    regions,
    routines,
    screening,
    sources,
    terms,
)

MODULES = (
    acupoints,
    cautions,
    choreographies,
    claims,
    clients,
    concepts,
    conditions,
    forms,
    limitations,
    meridians,
    movements,
    programmes,
    records,
    regions,
    routines,
    screening,
    sources,
    terms,
)
metadata = SQLModel.metadata

# Content is replaced whole inside one transaction, and some links run in circles (a meridian
# names the next one), so every foreign key is checked at COMMIT and not row by row.
for _table in metadata.tables.values():
    for _link in _table.foreign_key_constraints:
        _link.deferrable, _link.initially = True, "DEFERRED"


def content_tables() -> list[Table]:
    """Return the tables that a load replaces and an edition is made of, by name."""
    names = sorted(metadata.tables.keys() - clients.NAMES)
    return [metadata.tables[name] for name in names]
