"""What Delivery's documents are made of, gathered from the book as it may be handed on."""
