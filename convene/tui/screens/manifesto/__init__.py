"""The manifesto as it stands."""
