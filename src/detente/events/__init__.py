"""Events: clauses matched against the codebook, then a second opinion. The door is :class:`EventFinder`."""

from detente.events.codebook.book import CODEBOOK, Codebook, Entry, load_codebook, read_codebook, user_codebook
from detente.events.codebook.ontology import Ontology, load_ontology
from detente.events.finder import EventFinder
from detente.events.opinion.model import Opinion, load_opinion
from detente.events.opinion.proposals import Proposal
from detente.events.reading import Trace
from detente.events.relate import Focus, likeliest

__all__ = [
    "CODEBOOK",
    "Codebook",
    "Entry",
    "EventFinder",
    "Focus",
    "Ontology",
    "Opinion",
    "Proposal",
    "Trace",
    "likeliest",
    "load_codebook",
    "load_ontology",
    "load_opinion",
    "read_codebook",
    "user_codebook",
]
