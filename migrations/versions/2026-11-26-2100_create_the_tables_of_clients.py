"""create the tables of clients."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = "0007"
down_revision: str | Sequence[str] | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply the change."""
    text = sqlmodel.sql.sqltypes.AutoString
    op.create_table(
        "api_client",
        sa.Column("id", text(length=8), nullable=False),
        sa.Column("name", text(length=80), nullable=False),
        sa.Column("key_hash", text(length=64), nullable=False),
        sa.Column("previous_hash", text(length=64), nullable=True),
        sa.Column("previous_until", sa.BigInteger(), nullable=True),
        sa.Column("scopes", text(length=80), nullable=False),
        sa.Column("units_per_minute", sa.Integer(), nullable=False),
        sa.Column("units_per_day", sa.Integer(), nullable=True),
        sa.Column("created_day", text(length=10), nullable=False),
        sa.Column("revoked_day", text(length=10), nullable=True),
        sa.Column("last_used_day", text(length=10), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(key_hash) = 64", name=op.f("ck_api_client_key_hash_length")),
        sa.CheckConstraint("units_per_minute >= 1", name=op.f("ck_api_client_units_per_minute_range")),
        sa.CheckConstraint("units_per_day >= 1", name=op.f("ck_api_client_units_per_day_range")),
        sa.CheckConstraint("changed >= 1", name=op.f("ck_api_client_changed_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_client")),
        sa.UniqueConstraint("name", name=op.f("uq_api_client_name")),
    )
    op.create_table(
        "client_use",
        sa.Column("client", text(length=8), nullable=False),
        sa.Column("day", text(length=10), nullable=False),
        sa.Column("scope", text(length=20), nullable=False),
        sa.Column("requests", sa.BigInteger(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("refused", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "scope IN ('read', 'draw', 'compose')", name=op.f("ck_client_use_scope_word")
        ),
        sa.CheckConstraint("requests >= 0", name=op.f("ck_client_use_requests_range")),
        sa.CheckConstraint("units >= 0", name=op.f("ck_client_use_units_range")),
        sa.CheckConstraint("refused >= 0", name=op.f("ck_client_use_refused_range")),
        sa.ForeignKeyConstraint(
            ["client"],
            ["api_client.id"],
            name=op.f("fk_client_use_client"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("client", "day", "scope", name=op.f("pk_client_use")),
    )
    op.create_index(op.f("ix_client_use_day"), "client_use", ["day"])


def downgrade() -> None:
    """Take the change back."""
    op.drop_index(op.f("ix_client_use_day"), table_name="client_use")
    op.drop_table("client_use")
    op.drop_table("api_client")
