"""``detente code --engine ray``: the same coding on a cluster."""

from __future__ import annotations

from pathlib import Path

from detente.cli.tally import Tally
from detente.cli.terminal import fail, say
from detente.reading import File
from detente.setup import Setup


def code_with_ray(
    files: list[File],
    output: Path | None,
    tally: Tally,
    *,
    setup: Setup,
    max_chars: int,
) -> bool:
    """Code ``files`` into Parquet files in the folder ``output``; whether every record of theirs was coded."""
    from detente.cluster import ClusterError, RefusedError, code_on_cluster

    if output is None:
        fail("--engine ray needs --output DIR: each machine writes files of its own", code=2)
    try:
        done = code_on_cluster(
            [file.name for file in files],
            output,
            **setup.arguments,
            max_chars=max_chars,
        )
    except ClusterError as error:
        fail(str(error), code=2 if isinstance(error, RefusedError) else 1)
    if done.problems:
        what = f"{done.problems:,} records have no document: the column problem in {output} says why"
        say(tally.console, "skipped", what, "yellow")
    say(tally.console, "done", f"{done.articles:,} articles in {output}", "bold")
    return not done.problems
