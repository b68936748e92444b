"""The app: screens, forms, widgets and themes. It reaches the book through services alone."""
