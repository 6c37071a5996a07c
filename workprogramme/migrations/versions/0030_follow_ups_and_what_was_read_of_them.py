"""Follow-ups, what editions said of them, and items merged into others"""

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0030'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('follow_up',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('source_meeting_id', sa.Integer(), nullable=True),
    sa.Column('source_text', sa.Text(), nullable=False),
    sa.Column('source_item_id', sa.Integer(), nullable=True),
    sa.Column('minute', sa.Text(), nullable=False),
    sa.Column('wording', sa.Text(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=True),
    sa.Column('asked_by', sa.Enum('committee', 'chair', 'members', 'cabinet_member', 'other_committee', 'council', 'petition', 'call_for_action', 'public', 'inspection', name='askedby', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('asked_by_note', sa.Text(), nullable=False),
    sa.Column('answer_form', sa.Enum('report', 'briefing', 'visit', 'letter', name='answerform', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('private', sa.Boolean(), nullable=False),
    sa.Column('target_text', sa.Text(), nullable=False),
    sa.Column('target_kind', sa.Text(), nullable=False),
    sa.Column('target_earliest', sa.Date(), nullable=True),
    sa.Column('target_latest', sa.Date(), nullable=True),
    sa.Column('target_event', sa.Text(), nullable=False),
    sa.Column('first_text', sa.Text(), nullable=False),
    sa.Column('first_earliest', sa.Date(), nullable=True),
    sa.Column('first_latest', sa.Date(), nullable=True),
    sa.Column('event_on', sa.Date(), nullable=True),
    sa.Column('deferrals', sa.Integer(), nullable=False),
    sa.Column('raised_by_id', sa.Integer(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('answered_meeting_id', sa.Integer(), nullable=True),
    sa.Column('answered_item_id', sa.Integer(), nullable=True),
    sa.Column('answered_minute', sa.Text(), nullable=False),
    sa.Column('answered_note', sa.Text(), nullable=False),
    sa.Column('dropped_on', sa.Date(), nullable=True),
    sa.Column('dropped_reason', sa.Text(), nullable=False),
    sa.Column('dropped_by', sa.Text(), nullable=False),
    sa.Column('created_at', workprogramme.models.base.UTCDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('answered_on IS NULL OR dropped_on IS NULL', name=op.f('ck_follow_up_closed_once')),
    sa.ForeignKeyConstraint(['answered_item_id'], ['item.id'], name=op.f('fk_follow_up_answered_item_id')),
    sa.ForeignKeyConstraint(['answered_meeting_id'], ['meeting.id'], name=op.f('fk_follow_up_answered_meeting_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_follow_up_committee_id')),
    sa.ForeignKeyConstraint(['raised_by_id'], ['follow_up.id'], name=op.f('fk_follow_up_raised_by_id')),
    sa.ForeignKeyConstraint(['source_item_id'], ['item.id'], name=op.f('fk_follow_up_source_item_id')),
    sa.ForeignKeyConstraint(['source_meeting_id'], ['meeting.id'], name=op.f('fk_follow_up_source_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('follow_up', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_follow_up_answered_item_id'), ['answered_item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_up_answered_on_dropped_on_target_latest'), ['answered_on', 'dropped_on', 'target_latest'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_up_asked_on'), ['asked_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_up_committee_id_answered_on_dropped_on_target_latest'), ['committee_id', 'answered_on', 'dropped_on', 'target_latest'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_up_raised_by_id'), ['raised_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_up_source_item_id'), ['source_item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_follow_up_source_meeting_id'), ['source_meeting_id'], unique=False)

    op.create_table('asked_of',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('follow_up_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['follow_up_id'], ['follow_up.id'], name=op.f('fk_asked_of_follow_up_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_asked_of_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_asked_of')),
    sa.UniqueConstraint('follow_up_id', 'person_id', name=op.f('uq_asked_of_follow_up_id_person_id'))
    )
    with op.batch_alter_table('asked_of', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_asked_of_person_id'), ['person_id'], unique=False)

    op.create_table('follow_up_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('follow_up_id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['follow_up_id'], ['follow_up.id'], name=op.f('fk_follow_up_link_follow_up_id')),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_follow_up_link_item_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up_link')),
    sa.UniqueConstraint('follow_up_id', 'item_id', name=op.f('uq_follow_up_link_follow_up_id_item_id'))
    )
    with op.batch_alter_table('follow_up_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_follow_up_link_item_id'), ['item_id'], unique=False)

    op.create_table('published_follow_up',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('follow_up_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('newest', sa.Boolean(), nullable=False),
    sa.Column('change', sa.String(length=120), nullable=False),
    sa.Column('state', sa.String(length=120), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=True),
    sa.Column('target_latest', sa.Date(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('people', sa.Text(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_published_follow_up_committee_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_published_follow_up_edition_id')),
    sa.ForeignKeyConstraint(['follow_up_id'], ['follow_up.id'], name=op.f('fk_published_follow_up_follow_up_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_published_follow_up')),
    sa.UniqueConstraint('follow_up_id', 'edition_id', name=op.f('uq_published_follow_up_follow_up_id_edition_id'))
    )
    with op.batch_alter_table('published_follow_up', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_published_follow_up_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index('ix_published_follow_up_newest', ['newest', 'committee_id', 'closed_on', 'target_latest'], unique=False)

    # said in SQL, because SQLite takes a reference with a new column and in no other way without a new table
    op.execute(
        'ALTER TABLE item ADD COLUMN merged_into_id INTEGER CONSTRAINT fk_item_merged_into_id REFERENCES item (id)'
    )
    op.create_index(op.f('ix_item_merged_into_id'), 'item', ['merged_into_id'])


def downgrade() -> None:
    op.drop_index(op.f('ix_item_merged_into_id'), 'item')
    op.drop_column('item', 'merged_into_id')
    with op.batch_alter_table('published_follow_up', schema=None) as batch_op:
        batch_op.drop_index('ix_published_follow_up_newest')
        batch_op.drop_index(batch_op.f('ix_published_follow_up_edition_id'))

    op.drop_table('published_follow_up')
    with op.batch_alter_table('follow_up_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_follow_up_link_item_id'))

    op.drop_table('follow_up_link')
    with op.batch_alter_table('asked_of', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_asked_of_person_id'))

    op.drop_table('asked_of')
    with op.batch_alter_table('follow_up', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_follow_up_source_meeting_id'))
        batch_op.drop_index(batch_op.f('ix_follow_up_source_item_id'))
        batch_op.drop_index(batch_op.f('ix_follow_up_raised_by_id'))
        batch_op.drop_index(batch_op.f('ix_follow_up_committee_id_answered_on_dropped_on_target_latest'))
        batch_op.drop_index(batch_op.f('ix_follow_up_asked_on'))
        batch_op.drop_index(batch_op.f('ix_follow_up_answered_on_dropped_on_target_latest'))
        batch_op.drop_index(batch_op.f('ix_follow_up_answered_item_id'))

    op.drop_table('follow_up')
