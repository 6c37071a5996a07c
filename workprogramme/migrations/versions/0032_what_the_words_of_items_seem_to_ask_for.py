"""What the words of items seem to ask for, for a person to confirm"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0032'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('proposal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('follow-up', 'request', 'referral', 'recurring', name='askedforkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=120), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=True),
    sa.Column('source_item_id', sa.Integer(), nullable=True),
    sa.Column('day_text', sa.Text(), nullable=False),
    sa.Column('rule', sa.Text(), nullable=False),
    sa.Column('asked_by', sa.Text(), nullable=False),
    sa.Column('doubts', sa.JSON(), nullable=False),
    sa.Column('state', sa.Enum('proposed', 'confirmed', 'turned_down', name='proposalstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('follow_up_id', sa.Integer(), nullable=True),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('decided_by', sa.Text(), nullable=False),
    sa.Column('decided_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['follow_up_id'], ['follow_up.id'], name=op.f('fk_proposal_follow_up_id')),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_proposal_item_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_proposal_meeting_id')),
    sa.ForeignKeyConstraint(['source_item_id'], ['item.id'], name=op.f('fk_proposal_source_item_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal')),
    sa.UniqueConstraint('item_id', 'digest', name=op.f('uq_proposal_item_id_digest'))
    )
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposal_follow_up_id'), ['follow_up_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proposal_follow_up_id'))

    op.drop_table('proposal')
