"""What calendars know meetings by, and by which number the committee system knows a committee"""

import sqlalchemy as sa
from alembic import op

revision = '0110'
down_revision = '0086'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('meeting_identity',
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.Text(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_meeting_identity_committee_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_meeting_identity_meeting_id')),
    sa.PrimaryKeyConstraint('committee_id', 'uid', name=op.f('pk_meeting_identity'))
    )
    op.create_index(op.f('ix_meeting_identity_meeting_id'), 'meeting_identity', ['meeting_id'])
    op.add_column('committee', sa.Column('committee_system_id', sa.String(length=120), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('committee', 'committee_system_id')
    op.drop_table('meeting_identity')
