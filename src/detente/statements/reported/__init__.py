"""Reported speech: what verbs, nouns and phrases of saying govern, and where that ends."""
