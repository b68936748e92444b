"""The thread: from what was said to what people were told, around one item and in six counts."""
