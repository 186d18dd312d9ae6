"""Panels: events counted by unit and period, with zeros. The door is :func:`panel`."""

from detente.panels.balanced import HAPPENED, ROWS, TooLargeError, panel
from detente.panels.query import MEASURES, PERIODS, SIDES, UNITS

__all__ = ["HAPPENED", "MEASURES", "PERIODS", "ROWS", "SIDES", "UNITS", "TooLargeError", "panel"]
