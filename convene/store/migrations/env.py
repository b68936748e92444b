"""Run by Alembic inside a transaction that ``migrating`` has opened; it never commits by itself."""

from alembic import context

from convene.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=False,
)
context.run_migrations()
