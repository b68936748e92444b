"""The account on paper: what a resident reads first, the results, and the whole working."""
