"""Run by Alembic inside a transaction that ``migrating`` has opened; it never commits by itself."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=False,
)
context.run_migrations()
