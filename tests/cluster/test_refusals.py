"""What a cluster is not given is said before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli import app
from detente.cluster import RefusedError, code_on_cluster


def test_files_of_other_kinds(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"a\.txt: a cluster reads Parquet and JSON Lines"):
        code_on_cluster(["a.txt"], tmp_path / "out")


def test_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "old.parquet").touch()
    with pytest.raises(RefusedError, match="name a folder that is empty"):
        code_on_cluster(["a.jsonl"], tmp_path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="cannot be read"):
        code_on_cluster([str(tmp_path / "none.parquet")], tmp_path / "out")


def test_the_command_says_it_and_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("France met Chad.")
    for arguments in (["--output", str(tmp_path / "out")], []):
        result = CliRunner().invoke(app, ["code", str(tmp_path / "a.txt"), "--engine", "ray", *arguments])
        assert result.exit_code == 2
        assert "a cluster reads" in result.stderr or "needs --output DIR" in result.stderr
