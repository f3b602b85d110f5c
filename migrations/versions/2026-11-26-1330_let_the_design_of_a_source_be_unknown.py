"""let the design of a source be unknown."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel  # noqa: F401  # the types of SQLModel columns are written as sqlmodel.sql.sqltypes
from alembic import op

revision: str = "0003"
down_revision: str | Sequence[str] | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply the change."""
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.alter_column("design", existing_type=sa.VARCHAR(length=24), nullable=True)


def downgrade() -> None:
    """Take the change back; the older schema knew no unknown design, and called those a review."""
    op.execute("UPDATE source SET design = 'review' WHERE design IS NULL")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.alter_column("design", existing_type=sa.VARCHAR(length=24), nullable=False)
