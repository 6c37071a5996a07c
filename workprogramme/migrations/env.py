"""How Alembic runs our migrations: on the connection it is given, and never by itself."""

from alembic import context

from workprogramme.models import editions, journal, outbox, proposals, published_parts, submissions  # noqa: F401 - makes the table list whole
from workprogramme.models.base import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
