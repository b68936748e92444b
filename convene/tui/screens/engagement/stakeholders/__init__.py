"""Who matters, who is missing, and how people are tied: three pages over the register."""
