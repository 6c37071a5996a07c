"""Recommendations, and what a meeting recorded"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = "0035"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chasing",
        sa.Column("committee_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reply_count", sa.Integer(), nullable=True),
        sa.Column(
            "reply_unit",
            sa.Enum(
                "days", "weeks", "months", "years", name="unit", native_enum=False, create_constraint=True, length=30
            ),
            nullable=True,
        ),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(reply_count IS NULL) = (reply_unit IS NULL)", name=op.f("ck_chasing_whole_period")),
        sa.CheckConstraint("reply_count BETWEEN 1 AND 999", name=op.f("ck_chasing_reply_count")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_chasing_committee_id")),
        sa.PrimaryKeyConstraint("committee_id", name=op.f("pk_chasing")),
    )
    op.create_table(
        "minute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.String(length=120), nullable=False),
        sa.Column("created_at", workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_minute_committee_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_minute_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minute_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute")),
        sa.UniqueConstraint("meeting_id", "key", name=op.f("uq_minute_meeting_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_minute_item_id"), "minute", ["item_id"], unique=False)
    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("minute", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "to_kind",
            sa.Enum(
                "cabinet_member",
                "council",
                "partner",
                name="recipientkind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("to_person_id", sa.Integer(), nullable=True),
        sa.Column("to_words", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("created_at", workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
        sa.Column("published_at", workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
        sa.Column("notice_given_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("notice_received_on", sa.Date(), nullable=True),
        sa.Column("reply_due", sa.Date(), nullable=True),
        sa.Column("reply_period", sa.Text(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "accepted", "part", "rejected", name="verdict", native_enum=False, create_constraint=True, length=30
            ),
            nullable=True,
        ),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("replied_by", sa.Text(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column(
            "replied_through",
            sa.Enum(
                "link",
                "account",
                "letter",
                "meeting",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("owner_words", sa.Text(), nullable=False),
        sa.Column("target_text", sa.Text(), nullable=False),
        sa.Column("target_earliest", sa.Date(), nullable=True),
        sa.Column("target_latest", sa.Date(), nullable=True),
        sa.Column(
            "rating",
            sa.Enum("green", "amber", "red", name="rating", native_enum=False, create_constraint=True, length=30),
            nullable=True,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(verdict IS NULL) = (replied_on IS NULL)", name=op.f("ck_recommendation_reply_has_its_day")
        ),
        sa.CheckConstraint("closed_on IS NULL OR withdrawn_on IS NULL", name=op.f("ck_recommendation_one_ending")),
        sa.CheckConstraint("number > 0", name=op.f("ck_recommendation_number")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_recommendation_committee_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_recommendation_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_recommendation_meeting_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_recommendation_owner_id")),
        sa.ForeignKeyConstraint(["to_person_id"], ["person.id"], name=op.f("fk_recommendation_to_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        sa.UniqueConstraint("reference", name=op.f("uq_recommendation_reference")),
        sa.UniqueConstraint("series", "number", name=op.f("uq_recommendation_series_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_recommendation_committee_id_made_on"), "recommendation", ["committee_id", "made_on"], unique=False
    )
    op.create_index(op.f("ix_recommendation_item_id"), "recommendation", ["item_id"], unique=False)
    op.create_index(op.f("ix_recommendation_meeting_id"), "recommendation", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_recommendation_owner_id"), "recommendation", ["owner_id"], unique=False)
    op.create_index(op.f("ix_recommendation_to_person_id"), "recommendation", ["to_person_id"], unique=False)
    op.create_table(
        "minute_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minute_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "resolved",
                "asked",
                "recommended",
                "answered",
                name="linekind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=True),
        sa.Column("recommendation_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_minute_line_committee_id")),
        sa.ForeignKeyConstraint(["follow_up_id"], ["follow_up.id"], name=op.f("fk_minute_line_follow_up_id")),
        sa.ForeignKeyConstraint(["minute_id"], ["minute.id"], name=op.f("fk_minute_line_minute_id")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_minute_line_recommendation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute_line")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_minute_line_follow_up_id"), "minute_line", ["follow_up_id"], unique=False)
    op.create_index(op.f("ix_minute_line_minute_id"), "minute_line", ["minute_id"], unique=False)
    op.create_index(op.f("ix_minute_line_recommendation_id"), "minute_line", ["recommendation_id"], unique=False)
    op.create_table(
        "recommendation_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column(
            "rating",
            sa.Enum("green", "amber", "red", name="rating", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_recommendation_review_committee_id")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_recommendation_review_recommendation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation_review")),
    )
    op.create_index(
        op.f("ix_recommendation_review_recommendation_id"), "recommendation_review", ["recommendation_id"], unique=False
    )
    op.create_table(
        "reply_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=120), nullable=False),
        sa.Column("meant_for", sa.Text(), nullable=False),
        sa.Column("made_at", workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("expires_at", workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
        sa.Column("used_at", workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_reply_link_committee_id")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_reply_link_recommendation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_link")),
        sa.UniqueConstraint("digest", name=op.f("uq_reply_link_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reply_link_recommendation_id"), "reply_link", ["recommendation_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_reply_link_recommendation_id"), table_name="reply_link")
    op.drop_table("reply_link")
    op.drop_index(op.f("ix_recommendation_review_recommendation_id"), table_name="recommendation_review")
    op.drop_table("recommendation_review")
    op.drop_index(op.f("ix_minute_line_recommendation_id"), table_name="minute_line")
    op.drop_index(op.f("ix_minute_line_minute_id"), table_name="minute_line")
    op.drop_index(op.f("ix_minute_line_follow_up_id"), table_name="minute_line")
    op.drop_table("minute_line")
    op.drop_index(op.f("ix_recommendation_to_person_id"), table_name="recommendation")
    op.drop_index(op.f("ix_recommendation_owner_id"), table_name="recommendation")
    op.drop_index(op.f("ix_recommendation_meeting_id"), table_name="recommendation")
    op.drop_index(op.f("ix_recommendation_item_id"), table_name="recommendation")
    op.drop_index(op.f("ix_recommendation_committee_id_made_on"), table_name="recommendation")
    op.drop_table("recommendation")
    op.drop_index(op.f("ix_minute_item_id"), table_name="minute")
    op.drop_table("minute")
    op.drop_table("chasing")
