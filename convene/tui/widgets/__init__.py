"""Widgets that know nothing of the book: lists, bars, lines, pages."""
