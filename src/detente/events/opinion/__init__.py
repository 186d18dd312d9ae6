"""The second opinion: a small learned classifier, and what it is asked."""
