"""How ``detente read`` shows a document in a terminal. The door is :func:`show`."""

from detente.cli.view.document import show

__all__ = ["show"]
