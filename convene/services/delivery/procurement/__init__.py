"""The procurement lever: ledgers brought in, suppliers matched, and their shares."""
