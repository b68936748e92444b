"""The account's documents, from what the book holds and with nothing in them that may not be handed on."""
