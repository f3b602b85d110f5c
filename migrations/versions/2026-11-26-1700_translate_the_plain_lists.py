"""translate the plain lists."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "plain_translation",
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(length=121), nullable=False),
        sa.Column("locale", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("pointer", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("assessed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('safety_texts', 'screening', 'terms', 'limitations', 'features', 'cells', "
            "'phrases')",
            name=op.f("ck_plain_translation_kind_word"),
        ),
        sa.CheckConstraint(
            "locale IN ('en', 'zh-Hans', 'zh-Hant')",
            name=op.f("ck_plain_translation_locale_word"),
        ),
        sa.PrimaryKeyConstraint(
            "kind", "slug", "locale", "pointer", name=op.f("pk_plain_translation")
        ),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("plain_translation")
