"""How real an engagement is."""
