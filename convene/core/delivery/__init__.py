"""Delivery: who is to be rung next about what was promised."""
