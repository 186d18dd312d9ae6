"""Coding in several processes: the documents that one coder gives, in the same order, in less time.

The door is :class:`Workers`.
"""

from detente.workers.serving import outcomes
from detente.workers.worker import WorkerError
from detente.workers.workers import Workers

__all__ = ["WorkerError", "Workers", "outcomes"]
