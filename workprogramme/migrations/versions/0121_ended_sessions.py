"""Sessions that somebody ended by signing out"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0121'
down_revision = '0120'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'ended_session',
        sa.Column('digest', sa.String(length=120), nullable=False),
        sa.Column('at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('digest', name=op.f('pk_ended_session')),
    )


def downgrade() -> None:
    op.drop_table('ended_session')
