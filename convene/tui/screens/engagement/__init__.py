"""What the Engagement screen can do besides listing: one file a room, and the pages its keys open."""
