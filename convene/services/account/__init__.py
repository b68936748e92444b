"""The account: what is read for it, what is assumed and decided in it, and what screens and commands are handed."""
