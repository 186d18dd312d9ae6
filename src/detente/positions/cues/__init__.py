"""What takes sides: one module for each way to do so."""
