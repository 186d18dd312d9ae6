"""The desk: a local site to follow relations, read articles and correct the coder.

:func:`create_app` makes the application over an open store, :func:`serve` runs it.
"""

from detente.web.app import create_app
from detente.web.desk import cache_folder
from detente.web.serving import serve
from detente.web.settings import Settings, is_loopback, new_token

__all__ = ["Settings", "cache_folder", "create_app", "is_loopback", "new_token", "serve"]
