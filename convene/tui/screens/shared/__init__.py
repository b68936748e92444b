"""What screens are made of: the screen of a place, lists with their rooms, sheets, questions, writing to a file."""
