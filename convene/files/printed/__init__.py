"""What is printed for a room: the privacy notice and the sign-up sheet, as papers of blocks."""
