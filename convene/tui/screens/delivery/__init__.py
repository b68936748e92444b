"""Stage 3: commitments under way."""
