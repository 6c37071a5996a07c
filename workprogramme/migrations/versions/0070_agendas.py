"""Agendas: edited, and published in versions"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0070'
down_revision = '0060'
branch_labels = None
depends_on = None

KINDS = ('first', 'supplementary', 'correction')


def upgrade() -> None:
    op.create_table('agenda',
    sa.Column('meeting_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('published', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_agenda_committee_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_agenda_meeting_id')),
    sa.PrimaryKeyConstraint('meeting_id', name=op.f('pk_agenda'))
    )
    op.create_index(op.f('ix_agenda_committee_id'), 'agenda', ['committee_id'])
    op.create_table('agenda_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum(*KINDS, name='versionkind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('published_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('by_name', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('dispatch', sa.Date(), nullable=True),
    sa.Column('short_notice', sa.Text(), nullable=False),
    sa.Column('special', sa.Text(), nullable=False),
    sa.Column('council', sa.Text(), nullable=False),
    sa.Column('colour', sa.String(length=120), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.Column('private_document', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_agenda_version_committee_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_agenda_version_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_version')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_agenda_version_meeting_id_number')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_agenda_version_published_at'), 'agenda_version', ['published_at'])
    op.create_index(op.f('ix_agenda_version_committee_id'), 'agenda_version', ['committee_id'])


def downgrade() -> None:
    op.drop_table('agenda_version')
    op.drop_table('agenda')
