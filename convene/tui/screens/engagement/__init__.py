"""What the Engagement screen can do besides listing: the rooms of its tabs, and the pages its keys open."""
