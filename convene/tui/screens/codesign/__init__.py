"""Stage 2: from needs to signatures."""
