"""The days of agendas in personal feeds"""

import sqlalchemy as sa
from alembic import op

revision = '0090'
down_revision = '0085'
branch_labels = None
depends_on = None

NEW = (('agendas', sa.false()), ('meetings', sa.true()))
FOR_EVER = {'sqlite_autoincrement': True}  # else SQLite's copy of the table would give ids that are gone again


def upgrade() -> None:
    with op.batch_alter_table('personal_feed', table_kwargs=FOR_EVER) as batch_op:
        for name, usual in NEW:
            batch_op.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=usual))
    with op.batch_alter_table('personal_feed', table_kwargs=FOR_EVER) as batch_op:
        for name, _ in NEW:
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('personal_feed', table_kwargs=FOR_EVER) as batch_op:
        for name, _ in NEW:
            batch_op.drop_column(name)
