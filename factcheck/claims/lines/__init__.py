"""A sentence as a line of items, each with a letter, and what the names in it mean."""
