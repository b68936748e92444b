"""Places: which there are, one opened or made, the samples, and how one stands at a glance."""
