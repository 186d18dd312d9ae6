"""Coding on a cluster of machines with Ray: Parquet or JSON Lines in, Parquet out (``docs/cluster.md``).

The doors are :func:`code_on_cluster`, and :func:`read_coded` for what it wrote.
"""

from detente.cluster.coded import COLUMNS, read_coded
from detente.cluster.coding import ClusterError, Done, RefusedError, code_on_cluster

__all__ = ["COLUMNS", "ClusterError", "Done", "RefusedError", "code_on_cluster", "read_coded"]
