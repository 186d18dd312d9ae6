"""``detente code`` with a coder that needs no language pipeline, in a process of its own: for tests that end it."""

from __future__ import annotations

import importlib.util
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path

import detente
from detente.cli import app


def fake_coder() -> object:
    spec = importlib.util.spec_from_file_location("samples", Path(__file__).parents[1] / "cli" / "samples.py")
    assert spec is not None and spec.loader is not None
    samples = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(samples)
    return samples.FakeCoder


if __name__ == "__main__":
    largest, user, *arguments = sys.argv[1:]
    if arguments[0] == "code":
        arguments[1:1] = ["--workers", "1"]  # others would load the real coder
    vars(detente)["Coder"] = fake_coder()
    if int(user):  # everything is loaded first: that user may not be allowed to read this Python
        with tempfile.TemporaryDirectory() as folder:
            app(
                ["code", "--workers", "1", arguments[-1], "-o", f"{folder}/news.duckdb"],
                prog_name="detente",
                standalone_mode=False,
            )
        os.setuid(int(user))
    if int(largest):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    app(arguments, prog_name="detente")
