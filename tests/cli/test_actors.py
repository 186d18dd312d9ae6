"""The option ``--actors``: it reaches the coder, and what is wrong with the file ends the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.resolving import Resolver

from .conftest import Run, UseCoder
from .samples import FakeCoder

COMMANDS = [["code", "-"], ["read", "-"], ["explain", "Anna Kral left."]]


class WithActors(FakeCoder):
    """Reads the actors as the coder does, and no pipeline."""

    def __init__(self, *, actors: Path | None = None, **_options: object) -> None:
        super().__init__()
        Resolver(actors)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_missing_file_of_actors_ends_the_command_with_2(run: Run, use_coder: UseCoder, command: list[str]) -> None:
    use_coder(WithActors)
    result = run(*command, "--actors", "none.csv", input="Anna Kral left.")
    assert result.exit_code == 2
    assert result.stderr == "error: none.csv: No such file or directory\n"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_wrong_row_is_named(run: Run, use_coder: UseCoder, command: list[str], tmp_path: Path) -> None:
    use_coder(WithActors)
    path = tmp_path / "own.csv"
    path.write_text("name,country\nAnna Kral,Moldova\n", encoding="utf-8")
    result = run(*command, "--actors", path, input="Anna Kral left.")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {path}:2: country 'Moldova': write three capitals")


def test_the_file_reaches_the_resolver(run: Run, use_coder: UseCoder, tmp_path: Path) -> None:
    use_coder(WithActors)
    path = tmp_path / "own.csv"
    path.write_text("name,country\nAnna Kral,MDA\n", encoding="utf-8")
    assert run("code", "-", "--actors", path, input="Anna Kral left.").exit_code == 0
