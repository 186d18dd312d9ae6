"""What a cluster is not given is said before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.cluster import ClusterError, code_on_cluster


def test_files_of_other_kinds(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match=r"a\.txt: a cluster reads Parquet and JSON Lines"):
        code_on_cluster(["a.txt"], tmp_path / "out")


def test_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "old.parquet").touch()
    with pytest.raises(ClusterError, match="name a folder that is empty"):
        code_on_cluster(["a.jsonl"], tmp_path)
