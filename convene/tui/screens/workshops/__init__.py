"""Workshops: the list, one as it runs, and the minutes."""
