"""Notices, and letters that let people in"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0040'
down_revision = '0035'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('notice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=120), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('about_table', sa.String(length=120), nullable=False),
    sa.Column('about_id', sa.Integer(), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('cadence', sa.Enum('immediate', 'daily', 'weekly', 'none', name='cadence', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('created_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('not_before', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('claimed_until', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
    sa.Column('claimed_by', sa.String(length=120), nullable=False),
    sa.Column('offers', sa.Integer(), nullable=False),
    sa.Column('tried', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Enum('waiting', 'sent', 'collected', 'dropped', 'given_up', 'unconfirmed', name='outcome', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('ended_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
    sa.Column('collected_in', sa.Integer(), nullable=True),
    sa.Column('message_id', sa.String(length=120), nullable=False),
    sa.Column('failure', sa.Text(), nullable=False),
    sa.CheckConstraint("(CASE WHEN account_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN address = '' THEN 0 ELSE 1 END) = 1", name=op.f('ck_notice_one_receiver')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_notice_account_id')),
    sa.ForeignKeyConstraint(['collected_in'], ['notice.id'], name=op.f('fk_notice_collected_in')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_notice_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
    sa.UniqueConstraint('key', name=op.f('uq_notice_key')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_notice_about_table_about_id'), 'notice', ['about_table', 'about_id'], unique=False)
    op.create_index(op.f('ix_notice_account_id'), 'notice', ['account_id'], unique=False)
    op.create_index(op.f('ix_notice_collected_in'), 'notice', ['collected_in'], unique=False)
    op.create_index(op.f('ix_notice_outcome_cadence_not_before'), 'notice', ['outcome', 'cadence', 'not_before'], unique=False)
    op.create_index(op.f('ix_notice_person_id'), 'notice', ['person_id'], unique=False)
    op.create_table('notice_choice',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('topic', sa.Enum('deadlines', 'changes', 'agendas', 'deferrals', 'follow_ups', 'recommendations', 'summary', name='topic', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('cadence', sa.Enum('immediate', 'daily', 'weekly', 'none', name='cadence', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.CheckConstraint('(account_id IS NULL) <> (person_id IS NULL)', name=op.f('ck_notice_choice_one_chooser')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_notice_choice_account_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_notice_choice_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice_choice')),
    sa.UniqueConstraint('account_id', 'topic', name=op.f('uq_notice_choice_account_id_topic')),
    sa.UniqueConstraint('person_id', 'topic', name=op.f('uq_notice_choice_person_id_topic'))
    )
    op.create_table('entry_letter',
    sa.Column('notice_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('bound_to', sa.String(length=120), nullable=False),
    sa.Column('expires_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=False),
    sa.Column('used_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_entry_letter_account_id')),
    sa.ForeignKeyConstraint(['notice_id'], ['notice.id'], name=op.f('fk_entry_letter_notice_id')),
    sa.PrimaryKeyConstraint('notice_id', name=op.f('pk_entry_letter'))
    )
    op.create_index(op.f('ix_entry_letter_account_id'), 'entry_letter', ['account_id'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_entry_letter_account_id'), table_name='entry_letter')
    op.drop_table('entry_letter')
    op.drop_table('notice_choice')
    op.drop_index(op.f('ix_notice_person_id'), table_name='notice')
    op.drop_index(op.f('ix_notice_outcome_cadence_not_before'), table_name='notice')
    op.drop_index(op.f('ix_notice_collected_in'), table_name='notice')
    op.drop_index(op.f('ix_notice_account_id'), table_name='notice')
    op.drop_index(op.f('ix_notice_about_table_about_id'), table_name='notice')
    op.drop_table('notice')
