"""Where items come from, and editions published by delegation"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ('split_from_id', 'copied_from_id'):
        # said in SQL, because SQLite takes a reference with a new column and in no other way without a new table
        op.execute(
            f'ALTER TABLE item ADD COLUMN {column} INTEGER CONSTRAINT fk_item_{column} REFERENCES item (id)'
        )
        op.create_index(op.f(f'ix_item_{column}'), 'item', [column])
    op.add_column('edition', sa.Column('delegated', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('edition', sa.Column('consulted', sa.Text(), nullable=False, server_default=''))
    op.add_column('edition', sa.Column('consulted_on', sa.Date(), nullable=True))


def downgrade() -> None:
    for column in ('delegated', 'consulted', 'consulted_on'):
        op.drop_column('edition', column)
    for column in ('split_from_id', 'copied_from_id'):
        op.drop_index(op.f(f'ix_item_{column}'), 'item')
        op.drop_column('item', column)
