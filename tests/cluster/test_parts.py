"""Parts are cut so that each record is in one of them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cluster import parts
from detente.cluster.parts import cut, read_part

ROWS = [{"id": str(n), "text": "å" * n} for n in range(60)]


def records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for part in cut(str(path)) for line in read_part(part)]


@given(st.integers(1, 5000))
def test_json_lines_of_any_cut(tmp_path_factory: pytest.TempPathFactory, size: int) -> None:
    path = tmp_path_factory.mktemp("cut") / "news.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART_BYTES", size)
        assert records(path) == ROWS


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART_ROWS", 7)
    path = tmp_path / "news.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=25)
    assert len(list(cut(str(path)))) > 6
    assert records(path) == ROWS


def test_a_zipped_file_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode()))
    assert len(list(cut(str(path)))) == 1
    assert records(path) == ROWS
