"""Text to core values and back: each file format, and the documents for people."""
