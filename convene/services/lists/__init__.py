"""Each noun's list, two lines an item: what it is, then who and how far. One query each."""
