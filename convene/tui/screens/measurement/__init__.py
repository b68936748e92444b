"""Stage 4: what was counted, and what people were told."""
