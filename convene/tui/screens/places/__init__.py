"""Places: choosing one, the samples, and the overview of the one that is open."""
