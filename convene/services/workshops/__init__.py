"""Workshops: one as it runs, which one that is, and its minutes."""
