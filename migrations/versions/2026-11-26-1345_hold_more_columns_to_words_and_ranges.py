"""hold more columns to words and ranges."""

from collections.abc import Sequence

from alembic import op

revision: str = "0004"
down_revision: str | Sequence[str] | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

CHECKS = {
    "acupoint": (
        (
            "location_checked_agreeing_sources_range",
            "location_checked_agreeing_sources >= 0 AND location_checked_agreeing_sources <= 20",
        ),
        ("pressing_seconds_max_range", "pressing_seconds_max >= 1 AND pressing_seconds_max <= 600"),
        ("pressing_seconds_min_range", "pressing_seconds_min >= 1 AND pressing_seconds_min <= 600"),
    ),
    "condition": (
        ("dosing_minutes_max_range", "dosing_minutes_max >= 0"),
        ("dosing_minutes_min_range", "dosing_minutes_min >= 0"),
        ("dosing_minutes_order", "dosing_minutes_min <= dosing_minutes_max"),
        ("dosing_times_per_week_max_range", "dosing_times_per_week_max >= 0"),
        ("dosing_times_per_week_min_range", "dosing_times_per_week_min >= 0"),
        ("dosing_times_per_week_order", "dosing_times_per_week_min <= dosing_times_per_week_max"),
        ("dosing_weeks_max_range", "dosing_weeks_max >= 0"),
        ("dosing_weeks_min_range", "dosing_weeks_min >= 0"),
        ("dosing_weeks_order", "dosing_weeks_min <= dosing_weeks_max"),
    ),
    "content_release": (("record_count_range", "record_count >= 0"),),
    "form": (
        ("agreeing_sources_range", "agreeing_sources >= 0"),
        ("duration_minutes_max_range", "duration_minutes_max >= 0"),
        ("duration_minutes_min_range", "duration_minutes_min >= 0"),
        ("duration_minutes_order", "duration_minutes_min <= duration_minutes_max"),
        ("movement_count_range", "movement_count >= 0"),
    ),
    "form_entry": (("agreeing_sources_range", "agreeing_sources >= 0"),),
    "limitation": (
        ("gate_action_word", "gate_action IN ('no_session', 'stop_and_treat', 'breath_only')"),
    ),
    "meridian": (
        (
            "category_word",
            "category IN ('primary', 'extraordinary-own-points', 'extraordinary-shared-points')",
        ),
        ("element_word", "element IN ('Wood', 'Fire', 'Earth', 'Metal', 'Water')"),
        ("limb_word", "limb IN ('hand', 'foot')"),
        (
            "six_channel_word",
            "six_channel IN ('Taiyang', 'Yangming', 'Shaoyang', 'Taiyin', 'Shaoyin', 'Jueyin')",
        ),
    ),
    "movement": (
        (
            "dose_breaths_per_unit_range",
            "dose_breaths_per_unit >= 0 AND dose_breaths_per_unit <= 20",
        ),
        ("dose_max_range", "dose_max >= 1 AND dose_max <= 240"),
        ("dose_min_range", "dose_min >= 1 AND dose_min <= 120"),
    ),
    "movement_form": (("place_range", "place >= 0 AND place <= 60"),),
    "movement_relation": (("other_is_another", "movement <> other"),),
    "programme_phase": (
        ("weeks_from_range", "weeks_from >= 1 AND weeks_from <= 104"),
        ("weeks_to_range", "weeks_to >= 1 AND weeks_to <= 104"),
    ),
    "record": (("sha256_length", "length(sha256) = 64"),),
    "routine": (
        ("times_per_week_max_range", "times_per_week_max >= 0"),
        ("times_per_week_min_range", "times_per_week_min >= 0"),
        ("times_per_week_order", "times_per_week_min <= times_per_week_max"),
        ("weeks_max_range", "weeks_max >= 0"),
        ("weeks_min_range", "weeks_min >= 0"),
        ("weeks_order", "weeks_min <= weeks_max"),
    ),
    "routine_step": (
        ("breaths_range", "breaths >= 0 AND breaths <= 400"),
        ("repetitions_range", "repetitions >= 1 AND repetitions <= 120"),
        (
            "seconds_per_repetition_range",
            "seconds_per_repetition >= 1 AND seconds_per_repetition <= 120",
        ),
    ),
    "screening_answer": (("least_order", "least <= most"),),
    "screening_part": (("order_range", '"order" >= 1'),),
    "trial_dose": (
        ("minutes_max_range", "minutes_max >= 0"),
        ("minutes_min_range", "minutes_min >= 0"),
        ("minutes_order", "minutes_min <= minutes_max"),
        ("times_per_week_max_range", "times_per_week_max >= 0"),
        ("times_per_week_min_range", "times_per_week_min >= 0"),
        ("times_per_week_order", "times_per_week_min <= times_per_week_max"),
        ("weeks_max_range", "weeks_max >= 0"),
        ("weeks_min_range", "weeks_min >= 0"),
        ("weeks_order", "weeks_min <= weeks_max"),
    ),
}
VARIANT = "fk_condition_movement_movement_variant"


def upgrade() -> None:
    """Apply the change; what the seeds could never hold is now refused by the database itself."""
    for table, checks in CHECKS.items():
        with op.batch_alter_table(table) as batch:
            for name, rule in checks:
                batch.create_check_constraint(op.f(f"ck_{table}_{name}"), rule)
    with op.batch_alter_table("condition_movement") as batch:
        batch.create_foreign_key(
            op.f(VARIANT),
            "movement_variant",
            ["movement", "variant"],
            ["movement", "slug"],
            initially="DEFERRED",
            deferrable=True,
        )


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("condition_movement") as batch:
        batch.drop_constraint(op.f(VARIANT), type_="foreignkey")
    for table, checks in reversed(CHECKS.items()):
        with op.batch_alter_table(table) as batch:
            for name, _ in checks:
                batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
