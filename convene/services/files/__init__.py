"""Files in and out in the formats that are Convene's own, checked, and every document that can be written."""
