"""Co-design: what contributions have in common, and how wordings differ."""
