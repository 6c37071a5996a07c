"""Substitutes: who may come to a meeting in the place of a member"""

import sqlalchemy as sa
from alembic import op

revision = '0120'
down_revision = '0092'
branch_labels = None
depends_on = None

ROLES = ['chair', 'deputy_chair', 'member', 'coopted', 'invited', 'substitute']
VOTES = ['all', 'education', 'none', 'replaced']


def _either(column: str, values: list[str]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def upgrade() -> None:
    with op.batch_alter_table('membership') as batch_op:
        batch_op.add_column(sa.Column('in_place_of_id', sa.Integer(), nullable=True))
        batch_op.drop_constraint(op.f('ck_membership_memberrole'), type_='check')
        batch_op.drop_constraint(op.f('ck_membership_votes'), type_='check')
        batch_op.create_check_constraint(op.f('ck_membership_memberrole'), _either('role', ROLES))
        batch_op.create_check_constraint(op.f('ck_membership_votes'), _either('votes', VOTES))
        batch_op.create_check_constraint(
            op.f('ck_membership_votes_of_substitutes'), "(role = 'substitute') = (votes = 'replaced')"
        )
        batch_op.create_check_constraint(
            op.f('ck_membership_in_place_of_another'),
            "in_place_of_id IS NULL OR (role = 'substitute' AND in_place_of_id <> person_id)",
        )
        batch_op.create_foreign_key(op.f('fk_membership_in_place_of_id'), 'person', ['in_place_of_id'], ['id'])
    op.create_index(op.f('ix_membership_in_place_of_id'), 'membership', ['in_place_of_id'])


def downgrade() -> None:
    op.execute("DELETE FROM membership WHERE role = 'substitute'")
    op.drop_index(op.f('ix_membership_in_place_of_id'), 'membership')
    with op.batch_alter_table('membership') as batch_op:
        batch_op.drop_constraint(op.f('fk_membership_in_place_of_id'), type_='foreignkey')
        for name in ('in_place_of_another', 'votes_of_substitutes', 'votes', 'memberrole'):
            batch_op.drop_constraint(op.f(f'ck_membership_{name}'), type_='check')
        batch_op.create_check_constraint(op.f('ck_membership_memberrole'), _either('role', ROLES[:-1]))
        batch_op.create_check_constraint(op.f('ck_membership_votes'), _either('votes', VOTES[:-1]))
        batch_op.drop_column('in_place_of_id')
