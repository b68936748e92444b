"""What was counted: grid, lists brought in, reminders, evidence, and the figures of the place over time."""
