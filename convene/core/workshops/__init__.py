"""Workshops: the clock of an agenda, and one line of what was said, typed at speaking pace."""
