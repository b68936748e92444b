"""What holds for a record of any noun: reading, saving, choosing, finding, showing; and what single nouns add."""
