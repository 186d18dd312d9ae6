"""What all models of the record have in common."""

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]
"""Character offsets ``(start, end)`` into ``article.text``; ``end`` is exclusive."""


class Model(BaseModel):
    """A part of the record: unknown names are an error, so that a misspelt field cannot pass unseen."""

    model_config = ConfigDict(extra="forbid")
