"""The social value account of a place: what was counted is read here, and worked out in core."""
