"""Forms: one for every noun, made from its declaration."""
