"""The procurement lever: how much of what anchors buy stays, and what comes of it."""
