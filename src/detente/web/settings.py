"""How the desk is run."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    """How the desk is run.

    Args:
        name: what the store is called on the page.
        host: the address that it listens on.
        token: what a visitor must show; None asks nobody.
        read_only: nothing can be corrected.
        max_body: the most bytes that a request may send.
        max_text: the most characters of an article that are shown or, when pasted, coded.
        names: the host names that a browser may have asked for; empty takes any.
    """

    name: str = "store"
    host: str = "127.0.0.1"
    token: str | None = None
    read_only: bool = False
    max_body: int = 400_000
    max_text: int = 60_000
    max_shown: int = 300_000
    names: tuple[str, ...] = ()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)


LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]", "::1")


def is_loopback(host: str) -> bool:
    """Whether nobody but this computer can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def new_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(24)
