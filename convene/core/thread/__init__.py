"""What became of what was said."""
