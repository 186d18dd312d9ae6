"""Short articles of our own, and the ways to write them into files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.reading import Problem, read
from detente.record import Article

PORT = (
    "The harbour minister of Chile met the head of the dockers’ union in Valparaíso on Monday. “We are close to an"
    " agreement,” she said after three hours of talks.\n\nThe strike has now lasted for two weeks."
)
BORDER = (
    "Kenya reopened its border with Somalia at Mandera, officials from both of the countries said. It had been closed"
    " for eleven years because of attacks by militants."
)
GERMAN = (
    "Die Außenministerin reiste am Montag nach Warschau, um mit ihrem polnischen Amtskollegen über den Streit um die"
    " Fischerei in der Ostsee zu sprechen. Beide Seiten wollen die Gespräche im Herbst fortsetzen."
)


def gather(*paths: str | Path, **options: Any) -> tuple[list[Article], list[Problem]]:
    """All that comes of reading ``paths``."""
    problems: list[Problem] = []
    articles = list(read(paths, on_problem=problems.append, **options))
    return articles, problems


def texts(articles: Iterable[Article]) -> list[str]:
    return [article.text for article in articles]
