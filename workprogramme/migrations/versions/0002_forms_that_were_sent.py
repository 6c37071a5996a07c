"""Forms that were sent, so that one that makes something makes it once"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('submission',
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('made_id', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_submission'))
    )


def downgrade() -> None:
    op.drop_table('submission')
