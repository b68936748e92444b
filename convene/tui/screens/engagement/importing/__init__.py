"""Lists brought in, page by page, and rows that wait for a decision."""
