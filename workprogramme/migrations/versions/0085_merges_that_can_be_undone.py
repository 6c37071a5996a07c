"""Merges that can be undone"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0085'
down_revision = '0100'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('people_merge',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kept_id', sa.Integer(), nullable=False),
    sa.Column('kept_name', sa.Text(), nullable=False),
    sa.Column('gone_id', sa.Integer(), nullable=False),
    sa.Column('gone_name', sa.Text(), nullable=False),
    sa.Column('gone', sa.JSON(), nullable=False),
    sa.Column('filled', sa.JSON(), nullable=False),
    sa.Column('moved', sa.JSON(), nullable=False),
    sa.Column('ended', sa.JSON(), nullable=False),
    sa.Column('at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('by_name', sa.String(length=120), nullable=False),
    sa.Column('undone_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people_merge')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_people_merge_kept_id_id'), 'people_merge', ['kept_id', 'id'])
    op.create_index(op.f('ix_people_merge_gone_id'), 'people_merge', ['gone_id'])
    op.create_index(op.f('ix_people_merge_at'), 'people_merge', ['at'])


def downgrade() -> None:
    op.drop_table('people_merge')
