"""The plain twin of the app: every command, data to stdout, words to stderr."""
