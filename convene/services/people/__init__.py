"""People: on what basis each contact is kept, erasing, retention, and what people are told about it."""
