"""Stage 2: visions and the framework of the place."""
