"""The command ``detente``: each command is one module; :data:`app` is the door."""

from detente.cli.app import app

__all__ = ["app"]
