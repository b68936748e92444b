"""The four stages: what is known of a place, the checks at each gate, and the next best thing to do.

Nothing here imports pydantic, so that the first screen need not wait for it.
"""
