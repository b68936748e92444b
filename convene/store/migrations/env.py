"""Run by Alembic inside a transaction that ``migrating`` has opened; it never commits by itself."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("models"),  # ``revise`` compares them; migrating needs none
    render_as_batch=False,
)
context.run_migrations()
