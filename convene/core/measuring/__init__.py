"""What is counted, when, and how it is read: periods, quantities with their unit, words that claim too much."""
