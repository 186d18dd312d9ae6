"""Détente reads news about politics and diplomacy and turns it into a record that can be counted and checked."""
