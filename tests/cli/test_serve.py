"""``detente serve`` says what is wrong before it opens a port."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

from typer.testing import CliRunner

from detente.cli import app
from detente.cli.serve import _listen


def test_a_store_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "news.duckdb")])
    assert result.exit_code == 2
    assert "no such file" in result.stderr


def test_a_short_token_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "news.duckdb").touch()
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "news.duckdb"), "--token", "1234"])
    assert result.exit_code == 2
    assert "at least 8 characters" in result.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    (tmp_path / "news.duckdb").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["serve", str(tmp_path / "news.duckdb"), "--port", str(port)])
    assert result.exit_code == 1
    assert "take another --port" in result.stderr


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "news.duckdb").write_text("this is no database, " * 1000)
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "news.duckdb"), "--port", "0"])
    assert result.exit_code == 1
    assert "no DuckDB file" in result.stderr


def test_answers_go_out_at_once() -> None:
    """An answer of two pieces is not held back until the reader has acknowledged the first (40 ms a page)."""

    async def undelayed() -> int:
        found = asyncio.get_running_loop().create_future()

        class Accepting(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                connection = transport.get_extra_info("socket")
                found.set_result(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
                transport.close()

        listening = _listen("127.0.0.1", 0)
        server = await asyncio.get_running_loop().create_server(Accepting, sock=listening)
        async with server:
            _, writer = await asyncio.open_connection(*listening.getsockname())
            writer.close()
            return int(await found)

    assert asyncio.run(undelayed()) != 0
