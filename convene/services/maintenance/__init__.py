"""The book itself: its history, is it sound, what another program wrote in it, what the app remembers."""
