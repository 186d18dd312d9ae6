"""A user's own actors, whatever the format of their file."""
