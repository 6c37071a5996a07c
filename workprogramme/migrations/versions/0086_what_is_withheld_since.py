"""What is withheld since it was published"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0086'
down_revision = '0090'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ('edition', 'agenda_version'):
        op.add_column(table, sa.Column('withheld', sa.JSON(), nullable=False, server_default='{}'))
        op.add_column(table, sa.Column('withheld_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True))
    op.add_column('published_item', sa.Column('as_published', sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column('published_item', 'as_published')
    for table in ('agenda_version', 'edition'):
        op.drop_column(table, 'withheld_at')
        op.drop_column(table, 'withheld')
