"""The social value account: what was counted, what it is worth, how sure that is, and the sum with its working."""
