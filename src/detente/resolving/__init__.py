"""Resolving: who, where and when is meant, as of the article's day. The door is :class:`Resolver`."""

from detente.resolving.memory import Sighting, sightings
from detente.resolving.resolution import ActorMention, Entity, Resolution
from detente.resolving.resolver import Resolver

__all__ = ["ActorMention", "Entity", "Resolution", "Resolver", "Sighting", "sightings"]
