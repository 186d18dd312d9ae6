"""Matching the patterns of the codebook against clauses: predicates, arguments, who fills which slot."""
