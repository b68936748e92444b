"""Stage 1: actors and how they hang together, outreach and what falls due, what was heard."""
