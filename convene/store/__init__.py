"""The book: one SQLite file that never loses anything. Import its modules one by one; some are heavy."""
