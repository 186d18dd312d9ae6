"""Events: clauses matched against the codebook. The door is :class:`EventFinder`."""

from detente.events.codebook import CODEBOOK, Codebook, Entry, load_codebook, read_codebook, user_codebook
from detente.events.finder import EventFinder
from detente.events.ontology import Ontology, load_ontology
from detente.events.reading import Trace
from detente.events.relate import Focus, likeliest

__all__ = [
    "CODEBOOK",
    "Codebook",
    "Entry",
    "EventFinder",
    "Focus",
    "Ontology",
    "Trace",
    "likeliest",
    "load_codebook",
    "load_ontology",
    "read_codebook",
    "user_codebook",
]
