"""What Convene costs, measured beside the least that could do the same: ``python -m tests.benchmarks``."""
