"""The framework document: its shape, and the rules that tie its parts together."""
