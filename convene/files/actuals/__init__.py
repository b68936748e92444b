"""Lists of what was counted: a line a figure, or a column a period; streamed, nothing guessed in silence."""
