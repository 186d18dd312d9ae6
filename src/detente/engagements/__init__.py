"""Engagements: contacts between parties, each told once. The door is :class:`EngagementFinder`."""

from detente.engagements.finder import EngagementFinder
from detente.engagements.kinds import Kinds, load_kinds

__all__ = ["EngagementFinder", "Kinds", "load_kinds"]
