"""Each question a screen asks and each thing a person does, one noun a file. ``book.Book`` is the way in."""
