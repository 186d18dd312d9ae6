"""Positions: who is for or against whom or what. The door is :class:`PositionFinder`."""

from detente.positions.finder import PositionFinder
from detente.positions.stances import Stances, load_stances

__all__ = ["PositionFinder", "Stances", "load_stances"]
