"""Where workers come from: on Linux a process that loads a coder once and forks, so that all share its memory;
elsewhere each is started and loads by itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from typing import Any

from detente.setup import Setup
from detente.workers.serving import load, serve_alone, serve_forked
from detente.workers.worker import WorkerError, deaf_to_interrupts, how_it_ended

PATIENCE = 0.2
"""Seconds in which a process may end by itself."""
_PROGRAM = (
    "import sys; from multiprocessing.connection import Connection; control = Connection(int(sys.argv[1]));"
    " sys.path[:], setup = control.recv(); from detente.workers.nursery import tend; tend(control, setup)"
)
_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""A process with threads must not be forked; and a core a worker is what they are for."""


class ForkingNursery:
    """A process that loads a coder and forks as many workers as are wanted. It ends with :meth:`close`."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._start()

    def _start(self) -> None:
        self._control, theirs = multiprocessing.Pipe()
        command = [sys.executable, "-P", "-c", _PROGRAM, str(theirs.fileno())]
        with deaf_to_interrupts():
            self._process = subprocess.Popen(
                command,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=os.environ | _ONE_THREAD,
            )
        theirs.close()
        self._control.send((sys.path, self._setup))
        self._loaded = False

    def worker(self) -> ForkedProcess:
        """A new worker, once the coder is loaded. If this nursery has died, it is started again.

        Raises:
            ModelError, DataError, WorkerError: the coder could not be loaded.
        """
        if self._loaded and self._process.poll() is not None:
            self.close()
            self._start()
        if not self._loaded:
            self._ask()
            self._loaded = True
        ours, theirs = multiprocessing.Pipe()
        self._control.send(None)
        send_handle(self._control, theirs.fileno(), self._process.pid)
        theirs.close()  # so that the end of the process is the end of the pipe
        return ForkedProcess(self, self._ask(), ours)

    def _ask(self) -> Any:
        try:
            answer = self._control.recv()
        except (EOFError, OSError):
            how = how_it_ended(self._process.wait())
            raise WorkerError(f"a worker ended while it loaded ({how}); try with fewer workers") from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self, pid: int) -> str:
        """End a worker and say how it ended."""
        try:
            self._control.send(pid)
            code = self._ask()
        except (OSError, WorkerError):
            code = None
        return "nobody knows how" if code is None else how_it_ended(code)

    def close(self) -> None:
        """End the process and what it has forked."""
        self._control.close()
        if not self._loaded:
            self._process.kill()
        self._process.wait()


class ForkedProcess:
    """A worker that a nursery has forked."""

    def __init__(self, nursery: ForkingNursery, pid: int, connection: Connection) -> None:
        self._nursery, self.pid, self.connection = nursery, pid, connection

    def end(self) -> str:
        self.connection.close()
        return self._nursery.end(self.pid)


def tend(control: Connection, setup: Setup) -> None:
    """What the process of a :class:`ForkingNursery` does until the pipe ends: load, fork, bury."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        coder = load(setup)
    except Exception as error:
        control.send(error)
        return
    control.send(None)
    children: set[int] = set()
    try:
        while True:
            pid = control.recv()
            if pid is not None:
                control.send(_bury(pid) if pid in children else None)  # null: another has forked it, which is gone
                children.discard(pid)
                continue
            handle = recv_handle(control)
            pid = os.fork()
            if pid == 0:
                control.close()
                serve_forked(Connection(handle), coder)
            os.close(handle)
            children.add(pid)
            control.send(pid)
    except (EOFError, OSError):  # whoever wanted workers is gone
        for pid in children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _bury(pid: int) -> int:
    """The exit code of a child, or less than zero the signal that ended it; it is ended if it does not by itself."""
    for _ in range(20):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(PATIENCE / 20)
    os.kill(pid, signal.SIGTERM)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class SpawningNursery:
    """Starts each worker as a process that loads a coder of its own."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._processes: list[SpawnedProcess] = []

    def worker(self) -> SpawnedProcess:
        """A new worker; it loads meanwhile."""
        self._processes.append(SpawnedProcess(self._setup))
        return self._processes[-1]

    def close(self) -> None:
        """End the workers."""
        for process in self._processes:
            process.end()


class SpawnedProcess:
    """A worker in a process of its own."""

    def __init__(self, setup: Setup) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve_alone, args=(theirs, setup), daemon=True)
        with deaf_to_interrupts():
            self._process.start()
        theirs.close()

    def end(self) -> str:
        self.connection.close()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()
        return how_it_ended(self._process.exitcode or 0)
