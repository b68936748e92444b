"""Each question a screen asks and each thing a person does, in folders by subject. ``book.Book`` is the way in."""
