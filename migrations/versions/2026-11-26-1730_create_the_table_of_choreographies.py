"""create the table of choreographies."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = "0006"
down_revision: str | Sequence[str] | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "choreography",
        sa.Column("movement", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("variant", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["movement", "variant"],
            ["movement_variant.movement", "movement_variant.slug"],
            name=op.f("fk_choreography_movement_variant"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("movement", "variant", name=op.f("pk_choreography")),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("choreography")
