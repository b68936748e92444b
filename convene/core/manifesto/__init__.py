"""The community manifesto: its shape (schema v1), its rules, and what is still missing from a draft."""
