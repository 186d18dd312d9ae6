"""``detente serve``: a store as a local site."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.progress import steps_bar
from detente.cli.terminal import errors, fail, say


def serve(
    store: Annotated[Path, typer.Argument(metavar="FILE.duckdb", help="The store, as `detente code` wrote it.")],
    host: Annotated[
        str, typer.Option(help="The address to listen on; other than this computer's own needs a token.")
    ] = ("127.0.0.1"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be corrected.")] = False,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="DETENTE_TOKEN", help="What visitors must show. Made up where one is needed and none given."
        ),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Keep side tables and search index in memory.")] = False,
) -> None:
    """Open a store as a site on this computer.

    Relations, actors, articles with everything marked, a search, a map; what
    the coder got wrong can be corrected, and taken out as gold. End it with
    Ctrl-C. Nothing is fetched from anywhere.

    [bold]Examples[/bold]

      detente code news/ --output news.duckdb
      detente serve news.duckdb
      detente serve news.duckdb --read-only --port 9000
    """
    console = errors()
    if not store.exists():
        fail(f"{store}: no such file; make it with `detente code ARTICLE... --output {store}`", code=2)
    if token is not None and len(token) < 8:
        fail("the token is too short: at least 8 characters", code=2)
    from detente import Store, StoreError
    from detente.web import Settings, cache_folder, create_app, is_loopback, new_token
    from detente.web import serve as run

    local = is_loopback(host)
    if not local and token is None:
        token = new_token()
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    try:
        opened = Store(store, read_only=read_only or store.is_dir() or not os.access(store, os.W_OK))
    except StoreError as error:
        fail(str(error), code=1)
    with opened:
        say(console, "desk", f"preparing {store} …", "bold")
        names = ("localhost", "127.0.0.1", "[::1]", host) if local else ()
        settings = Settings(name=store.name, host=host, token=token, read_only=opened.read_only, names=names)
        with steps_bar(console) as progress:
            app = create_app(opened, settings, None if no_cache else cache_folder(store), progress)
        shown = f"[{host}]" if ":" in host else host
        say(console, "desk", f"http://{shown}:{port}/{f'?token={token}' if token else ''}", "bold green")
        if not local:
            say(
                console, "note", "others can reach this; they must show the token, which goes over plain HTTP", "yellow"
            )
        run(app, [listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sends small answers at once and does not wait for the reader (TCP_NODELAY).
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
        listening.listen(256)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        fail(f"cannot listen on {host} port {port}: {reason}; take another --port", code=1)
    return listening
