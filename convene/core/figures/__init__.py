"""Figures of a place: how those of areas add up, how they are said, and the profile made of them."""
