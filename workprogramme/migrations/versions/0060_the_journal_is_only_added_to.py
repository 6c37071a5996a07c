"""The journal is only added to: the database itself refuses to change or remove an entry"""

from alembic import op

revision = '0060'
down_revision = '0055'
branch_labels = None
depends_on = None

REFUSAL = "the journal is only added to"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION journal_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER journal_is_only_added_to BEFORE UPDATE OR DELETE ON journal "
            "FOR EACH ROW EXECUTE FUNCTION journal_is_only_added_to()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        name = f"journal_no_{verb.lower()}"
        op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON journal BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER journal_is_only_added_to ON journal")
        op.execute("DROP FUNCTION journal_is_only_added_to")
        return
    for verb in ("update", "delete"):
        op.execute(f"DROP TRIGGER journal_no_{verb}")
