"""Personal feeds"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0055'
down_revision = '0050'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('feed', sa.Column('editions', sa.Integer(), nullable=False, server_default='1'))
    op.execute(
        'UPDATE feed SET editions = (SELECT count(*) FROM edition '
        'WHERE feed.committee_id IS NULL OR edition.committee_id = feed.committee_id)'
    )
    with op.batch_alter_table('feed') as batch_op:
        batch_op.alter_column('editions', server_default=None)
    op.create_table('personal_feed',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('own', sa.Boolean(), nullable=False),
    sa.Column('deadlines', sa.Boolean(), nullable=False),
    sa.Column('nonce', sa.String(length=120), nullable=False),
    sa.Column('digest', sa.String(length=120), nullable=False),
    sa.Column('changed_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_personal_feed_account_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_personal_feed')),
    sa.UniqueConstraint('digest', name=op.f('uq_personal_feed_digest')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_personal_feed_account_id'), 'personal_feed', ['account_id'])
    op.create_table('personal_feed_committee',
    sa.Column('feed_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('committee_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_personal_feed_committee_committee_id')),
    sa.ForeignKeyConstraint(['feed_id'], ['personal_feed.id'], name=op.f('fk_personal_feed_committee_feed_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('feed_id', 'committee_id', name=op.f('pk_personal_feed_committee'))
    )


def downgrade() -> None:
    op.drop_table('personal_feed_committee')
    op.drop_table('personal_feed')
    op.drop_column('feed', 'editions')
