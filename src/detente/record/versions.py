"""What an article was coded with."""

from detente.record.base import Model


class Versions(Model):
    """The coder's version, a hash of the words it goes by, and the language pipeline; null where not known.

    Two documents coded from one article with the same versions are the same.
    """

    coder: str | None = None
    codebook: str | None = None
    model: str | None = None
