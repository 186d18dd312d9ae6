"""Whom pronouns and nouns stand for: "he", "the minister", "both sides", "the three leaders"."""
