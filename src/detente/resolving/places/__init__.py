"""Places: where things happen, and which of the places that bear a name is meant.

:func:`find_places` reads the places of an article, :func:`place_of` tells which of them belongs to a predicate. Names
come from a packaged gazetteer (``data/resolving/places_*.tsv``), the words around them from ``places.toml``.
"""

from detente.resolving.places.choosing import regions
from detente.resolving.places.gazetteer import Candidate, Gazetteer, gazetteer
from detente.resolving.places.mentions import PlaceMention, find_places, place_of

__all__ = ["Candidate", "Gazetteer", "PlaceMention", "find_places", "gazetteer", "place_of", "regions"]
