"""Finding the actors of one sentence: what each phrase by itself tells."""
