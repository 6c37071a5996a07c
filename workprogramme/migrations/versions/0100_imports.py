"""Imports: documents on their way into the working programme, and what came of them"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0100'
down_revision = '0070'
branch_labels = None
depends_on = None

KINDS = ('programme', 'calendar')
STATES = ('draft', 'done', 'undone')


def upgrade() -> None:
    op.create_table('import',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum(*KINDS, name='importkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('state', sa.Enum(*STATES, name='importstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('by_name', sa.Text(), nullable=False),
    sa.Column('at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('touched_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('corrections', sa.JSON(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('came_of', sa.JSON(), nullable=False),
    sa.Column('done_by', sa.Text(), nullable=False),
    sa.Column('done_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.Text(), nullable=False),
    sa.Column('undone_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_import_committee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_import_committee_id_kind_state'), 'import', ['committee_id', 'kind', 'state'])
    op.create_table('import_file',
    sa.Column('import_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['import_id'], ['import.id'], name=op.f('fk_import_file_import_id')),
    sa.PrimaryKeyConstraint('import_id', name=op.f('pk_import_file'))
    )


def downgrade() -> None:
    op.drop_table('import_file')
    op.drop_table('import')
