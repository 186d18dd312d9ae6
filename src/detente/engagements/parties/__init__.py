"""Who takes part: as a phrase names them, and as what was told before tells whom it means."""
