"""Running the desk."""

from __future__ import annotations

import socket

from fastapi import FastAPI


def serve(app: FastAPI, sockets: list[socket.socket]) -> None:
    """Answer on ``sockets`` until the process is told to end."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=32_768,
        limit_concurrency=500,
    )
    uvicorn.Server(config).run(sockets=sockets)
