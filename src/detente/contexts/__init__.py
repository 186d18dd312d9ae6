"""Contexts: what an event or statement is about, by the words that stand in it.

The door is :class:`Contexts`; the words are in ``data/contexts.toml``, one table for each of PLOVER's contexts.
"""

from detente.contexts.words import CONTEXTS, Contexts, load_contexts

__all__ = ["CONTEXTS", "Contexts", "load_contexts"]
