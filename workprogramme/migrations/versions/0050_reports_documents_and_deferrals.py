"""Reports: stages, documents and deferrals"""

import datetime
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

import workprogramme.models.base

revision = '0050'
down_revision = '0040'
branch_labels = None
depends_on = None

ROLES = ('lead_officer', 'cabinet_member', 'partner', 'invitee')


def kinds(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def moment() -> workprogramme.models.base.UTCDateTime:
    return workprogramme.models.base.UTCDateTime(timezone=True)


def upgrade() -> None:
    # said in SQL, because SQLite takes a reference with a new column and in no other way without a new table
    op.execute('ALTER TABLE person ADD COLUMN manager_id INTEGER CONSTRAINT fk_person_manager_id REFERENCES person (id)')
    op.create_index(op.f('ix_person_manager_id'), 'person', ['manager_id'])
    op.create_table('published_part',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('role', kinds('partrole', *ROLES), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=True),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_published_part_committee_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_published_part_edition_id')),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_published_part_item_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_published_part_meeting_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_published_part_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_published_part')),
    sa.UniqueConstraint('item_id', 'person_id', 'role', name=op.f('uq_published_part_item_id_person_id_role')),
    )
    op.create_index(op.f('ix_published_part_person_id_day'), 'published_part', ['person_id', 'day'])
    op.create_index(op.f('ix_published_part_committee_id_year'), 'published_part', ['committee_id', 'year'])
    op.create_table('report',
    sa.Column('item_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('stages', sa.JSON(), nullable=False),
    sa.Column('standing', kinds('standing', 'on_track', 'at_risk'), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('said_by', sa.String(length=120), nullable=False),
    sa.Column('said_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_report_committee_id')),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_report_item_id')),
    sa.PrimaryKeyConstraint('item_id', name=op.f('pk_report')),
    )
    op.create_index(op.f('ix_report_committee_id'), 'report', ['committee_id'])
    op.create_table('stored_file',
    sa.Column('digest', sa.String(length=120), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_stored_file')),
    )
    op.create_table('report_document',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('kind', kinds('documentkind', 'draft', 'final'), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('media_type', sa.String(length=120), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=120), nullable=False),
    sa.Column('at', moment(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('by_name', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_report_document_committee_id')),
    sa.ForeignKeyConstraint(['digest'], ['stored_file.digest'], name=op.f('fk_report_document_digest')),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_report_document_item_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_document')),
    sa.UniqueConstraint('item_id', 'kind', 'number', name=op.f('uq_report_document_item_id_kind_number')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_report_document_digest'), 'report_document', ['digest'])
    op.create_table('deferral',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('from_meeting_id', sa.Integer(), nullable=True),
    sa.Column('meeting_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('state', kinds('deferralstate', 'asked', 'accepted', 'refused', 'taken_back'), nullable=False),
    sa.Column('asked_at', moment(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('asked_by', sa.String(length=120), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('answered_at', moment(), nullable=True),
    sa.Column('answered_by', sa.String(length=120), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['asked_by_id'], ['account.id'], name=op.f('fk_deferral_asked_by_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_deferral_committee_id')),
    sa.ForeignKeyConstraint(['from_meeting_id'], ['meeting.id'], name=op.f('fk_deferral_from_meeting_id')),
    sa.ForeignKeyConstraint(['item_id'], ['item.id'], name=op.f('fk_deferral_item_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_deferral_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deferral')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_deferral_item_id_state'), 'deferral', ['item_id', 'state'])
    op.create_index(op.f('ix_deferral_committee_id_state'), 'deferral', ['committee_id', 'state'])
    op.create_table('last_look',
    sa.Column('account_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', moment(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_last_look_account_id')),
    sa.PrimaryKeyConstraint('account_id', name=op.f('pk_last_look')),
    )
    fill_from_editions()


def fill_from_editions() -> None:
    """What the newest edition of each year says, in the order of publication, so that the last to name an item counts."""
    connection = op.get_bind()
    newest = (
        'SELECT e.id, e.committee_id, e.year, e.document FROM edition e WHERE e.number = '
        '(SELECT max(o.number) FROM edition o WHERE o.committee_id = e.committee_id AND o.year = e.year) ORDER BY e.id'
    )
    people = set(connection.execute(sa.text('SELECT id FROM person')).scalars())
    rows: dict[tuple[int, int, str], dict[str, Any]] = {}
    for edition in connection.execute(sa.text(newest)).all():
        document = edition.document if isinstance(edition.document, dict) else json.loads(edition.document)
        meetings = {meeting['id']: meeting for meeting in document.get('meetings', ())}
        for item in document.get('items', ()):
            rows = {key: row for key, row in rows.items() if key[0] != item['id']}
            meeting = meetings.get(item.get('meeting_id'))
            for part in item.get('parts', ()):
                if part['person_id'] not in people:
                    continue  # merged with somebody since
                rows[item['id'], part['person_id'], part['role']] = {
                    'person_id': part['person_id'], 'role': part['role'], 'item_id': item['id'],
                    'committee_id': edition.committee_id, 'year': edition.year, 'edition_id': edition.id,
                    'meeting_id': meeting and meeting['id'],
                    'day': datetime.date.fromisoformat(meeting['day']) if meeting else None,
                    'document': {'item': told_to(part['role'], item), 'meeting': meeting},
                }
    if rows:
        table = sa.table('published_part', *(sa.column(name, type_) for name, type_ in (
            ('person_id', sa.Integer), ('role', sa.String), ('item_id', sa.Integer), ('committee_id', sa.Integer),
            ('year', sa.Integer), ('edition_id', sa.Integer), ('meeting_id', sa.Integer), ('day', sa.Date),
            ('document', sa.JSON))))
        op.bulk_insert(table, list(rows.values()))


def told_to(role: str, item: dict[str, Any]) -> dict[str, Any]:
    """A private item in full for its lead officer, and as the public reads it for everybody else."""
    paragraph = item.get('exempt_paragraph')
    if paragraph is None or role == 'lead_officer':
        return item
    kept = ('id', 'kind', 'meeting_id', 'target_earliest', 'target_latest', 'exempt_paragraph')
    title = f'Private item (paragraph {paragraph} of Schedule 12A)'
    return {**{name: item[name] for name in kept if name in item}, 'title': title}


def downgrade() -> None:
    for table in ('last_look', 'deferral', 'report_document', 'stored_file', 'report', 'published_part'):
        op.drop_table(table)
    op.drop_index(op.f('ix_person_manager_id'), 'person')
    op.drop_column('person', 'manager_id')
