"""Lists of no known layout, such as a group keeps: which column means what, and what its rows say."""
