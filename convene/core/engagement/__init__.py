"""Engagement's rules: who is an actor, who matters, who is missing, who is tied to whom, reaching them."""
