"""People: the tab of contacts, and what can be done with one."""
