"""The screens, by what the work is about: the four stages, workshops, the manifesto, people, places."""
