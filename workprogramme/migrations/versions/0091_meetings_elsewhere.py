"""The page of a meeting in a committee-management system"""

import sqlalchemy as sa
from alembic import op

revision = '0091'
down_revision = '0110'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('meeting', sa.Column('link', sa.Text(), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('meeting', 'link')
