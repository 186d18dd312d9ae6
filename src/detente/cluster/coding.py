"""Coding as Ray Data: the models are loaded once an actor, and what is lost with a machine is done again elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from detente.cluster.coded import as_table, row
from detente.cluster.parts import JSON_LINES, PARQUET, ZIPPED, cut, read_part
from detente.parsing import DEFAULT_MODEL
from detente.reading import MAX_CHARS, Problem, read_record
from detente.record import Article, Document
from detente.setup import Setup
from detente.workers import outcomes

if TYPE_CHECKING:
    import pyarrow

BATCH = 64
"""Articles coded at once."""
LITTLE = 0.1
"""The share of a core that writing takes."""
ACTOR_BYTES = 700 * 1024**2
"""Memory set aside for a coder."""


class ClusterError(Exception):
    """The cluster cannot be used. The message says what is wrong."""


class RefusedError(ClusterError):
    """The input or the output is not for a cluster. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the input: articles coded, and records of which there is no document."""

    articles: int
    problems: int


def code_on_cluster(
    inputs: Iterable[str],
    output: Path,
    *,
    model: str = DEFAULT_MODEL,
    codebook: Path | None = None,
    actors: Path | None = None,
    codebook_only: bool = False,
    max_chars: int = MAX_CHARS,
) -> Done:
    """Code Parquet and JSON Lines files into Parquet files in the folder ``output``.

    Runs on the cluster that Ray finds (``RAY_ADDRESS``, or one started on this machine), else on this machine alone.
    Every machine must find the inputs, the output and the files of the user's own words under the same names.

    Raises:
        RefusedError: a file is missing, broken or of another kind, the folder is not empty, or Ray is not installed.
        ClusterError: the run failed.
    """
    files = list(inputs)
    strange = [name for name in files if not name.lower().endswith((*PARQUET, *JSON_LINES, *ZIPPED))]
    if strange:
        raise RefusedError(f"{strange[0]}: a cluster reads Parquet and JSON Lines files (.parquet, .jsonl, .ndjson)")
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise RefusedError(f"{output} is there already: name a folder that is empty or not there yet")
    try:
        # as text: Ray would make numbers with gaps of the columns
        parts = [{"part": json.dumps(part)} for name in files for part in cut(str(Path(name).resolve()))]
    except (OSError, ValueError) as error:
        raise RefusedError(f"the input cannot be read: {error}") from error
    if not parts:
        raise RefusedError("there is nothing in the input")
    try:
        import ray.data
        from ray.exceptions import RayError
    except ImportError as error:
        raise RefusedError("Ray is not installed: pip install 'detente[ray]'") from error
    started = not ray.is_initialized()
    try:
        if started:
            ray.init(log_to_driver=False)
        coders = int(ray.cluster_resources()["CPU"])  # type: ignore[no-untyped-call]
        coded = ray.data.from_items(parts, override_num_blocks=len(parts)).map_batches(
            _Coding,
            fn_constructor_args=(Setup(model, codebook, actors, codebook_only), max_chars),
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=coders),
            num_cpus=1 - LITTLE,  # a machine full of coders must still write
            memory=ACTOR_BYTES,
        )
        coded.write_parquet(str(output.resolve()), compression="zstd", ray_remote_args={"num_cpus": LITTLE})
    except RayError as error:
        raise ClusterError(f"the run failed: {_cause(error)}") from error
    finally:
        if started:
            ray.shutdown()
    return _counted(output)


class _Coding:
    """An actor: a coder, and what it does with a batch of records."""

    def __init__(self, setup: Setup, max_chars: int) -> None:
        from detente.coder import Coder

        self.coder = Coder(**setup.arguments)
        self.versions = self.coder.versions
        self.max_chars = max_chars

    def __call__(self, parts: dict[str, Iterable[str]]) -> Iterator[pyarrow.Table]:
        for part in map(json.loads, parts["part"]):
            found = (one for line in read_part(part) for one in read_record(line, part["path"], self.max_chars))
            while batch := list(islice(found, BATCH)):
                yield self._coded(batch)

    def _coded(self, found: list[Article | Problem]) -> pyarrow.Table:
        articles = [one for one in found if isinstance(one, Article)]
        problems = [str(one) for one in found if isinstance(one, Problem) and not one.kept]
        rows = [row(None, self.versions, None, problem) for problem in problems]
        for article, outcome in zip(articles, outcomes(self.coder, articles), strict=True):
            document, problem = (outcome, None) if isinstance(outcome, Document) else (None, outcome)
            rows.append(row(article, self.versions, document, problem))
        return as_table(rows)


def _cause(error: Exception) -> str:
    """What the code of a worker raised, without Ray's account of how it came there."""
    cause = getattr(error, "cause", None) or error
    return f"{type(cause).__name__}: {str(cause).strip().splitlines()[-1]}"


def _counted(output: Path) -> Done:
    import pyarrow.dataset

    rows = pyarrow.dataset.dataset(output, format="parquet")
    coded = rows.count_rows(filter=pyarrow.dataset.field("document").is_valid())
    return Done(coded, rows.count_rows() - coded)
