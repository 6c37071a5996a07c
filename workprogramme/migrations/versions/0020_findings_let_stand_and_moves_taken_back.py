"""Findings that planners let stand, and moves that they took back"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0020'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('acknowledgement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_name', sa.String(length=120), nullable=False),
    sa.Column('at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_acknowledgement_committee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acknowledgement')),
    sa.UniqueConstraint('committee_id', 'year', 'key', name=op.f('uq_acknowledgement_committee_id_year_key'))
    )
    op.create_table('taken_back',
    sa.Column('journal_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.ForeignKeyConstraint(['journal_id'], ['journal.id'], name=op.f('fk_taken_back_journal_id')),
    sa.PrimaryKeyConstraint('journal_id', name=op.f('pk_taken_back'))
    )


def downgrade() -> None:
    op.drop_table('taken_back')
    op.drop_table('acknowledgement')
