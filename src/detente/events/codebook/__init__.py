"""The codebook and the ontology: data, read and checked here, and the notation that people write."""
