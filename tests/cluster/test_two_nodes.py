"""A real Ray of two nodes on this machine: the same records, and none lost with a node."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detente import Coder
from detente.cluster import code_on_cluster, parts, read_coded
from detente.reading import read
from detente.record import Document

pytestmark = pytest.mark.cluster

TEXTS = [
    "France expelled two Russian diplomats on Monday. The Kremlin said it would answer.",
    "The foreign minister of Kenya met her Ugandan counterpart in Kampala and praised the talks.",
    'Peru\'s president condemned the attack. "We will not forget," he told parliament.',
]


@pytest.fixture
def cluster() -> Iterator[Any]:
    import ray
    from ray.cluster_utils import Cluster

    two = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    two.add_node(num_cpus=1)
    ray.init(address=two.address, log_to_driver=False)
    yield two
    ray.shutdown()
    two.shutdown()


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    rows = [{"id": f"a{n}", "text": f"{TEXTS[n % 3]} It was case {n}.", "published": "2022-04-05"} for n in range(60)]
    (tmp_path / "first.jsonl").write_text("\n".join([*map(json.dumps, rows[:30]), "{broken", '{"text": " "}']))
    pq.write_table(pa.Table.from_pylist(rows[30:]), tmp_path / "second.parquet")
    return [str(tmp_path / "first.jsonl"), str(tmp_path / "second.parquet")]


def test_records_are_those_of_one_coder_though_a_node_is_killed_midway(
    cluster: Any, inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PART_ROWS", 5)
    monkeypatch.setattr(parts, "PART_BYTES", 800)
    output = tmp_path / "coded"
    killed: list[str] = []

    def kill() -> None:
        while not any(output.glob("*.parquet")):  # until the run is well under way
            time.sleep(0.05)
        node = next(node for node in cluster.worker_nodes)
        cluster.remove_node(node, allow_graceful=False)
        killed.append(node.unique_id)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    done = code_on_cluster(inputs, output)
    killer.join(10)

    assert killed, "the run was over before a node was killed"
    assert (done.articles, done.problems) == (60, 2)
    expected = Coder().pipe(read(inputs, on_problem=lambda _: None))
    assert by_id(read_coded(output)) == by_id(expected)


def by_id(documents: Iterator[Document]) -> list[Document]:
    return sorted(documents, key=lambda document: document.article.id)
