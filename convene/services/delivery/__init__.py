"""Stage 3: commitments, and what happens when a signed one is changed."""
