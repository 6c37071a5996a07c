"""The council's logo"""

import sqlalchemy as sa
from alembic import op

revision = '0092'
down_revision = '0091'
branch_labels = None
depends_on = None

COLUMNS = (('logo', sa.String(length=120)), ('logo_kind', sa.String(length=120)), ('logo_alt', sa.Text()))


def upgrade() -> None:
    for table in ('council', 'agenda_version'):
        for name, kind in COLUMNS:
            op.add_column(table, sa.Column(name, kind, nullable=False, server_default=''))


def downgrade() -> None:
    for table in ('council', 'agenda_version'):
        for name, _ in COLUMNS:
            op.drop_column(table, name)
