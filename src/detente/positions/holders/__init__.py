"""Who holds a position."""
