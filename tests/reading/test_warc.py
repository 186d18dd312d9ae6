"""WARC archives: the English articles among the pages of a crawl, packed with gzip or zstd."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from detente.reading import Problem, read
from detente.record import Article

ENGLISH = (
    "The foreign minister of Peru met her Chilean counterpart in Lima on Monday to talk about the border. Both sides"
    " said that the talks had been useful and that they would go on in the autumn. A commission is to meet in May."
)
GERMAN = (
    "Die peruanische Außenministerin hat am Montag in Lima ihren chilenischen Amtskollegen getroffen, um über die"
    " Grenze zu sprechen. Beide Seiten nannten die Gespräche nützlich und wollen sie im Herbst fortsetzen."
)


def page(text: str, lang: str = "en") -> bytes:
    return (
        f'<html lang="{lang}"><head><title>Talks in Lima</title><meta property="article:published_time"'
        f' content="2024-03-05T10:00:00Z"></head><body><article><h1>Talks in Lima</h1><p>{text}</p><p>{text}</p>'
        f"</article></body></html>"
    ).encode()


def archive(*pages: tuple[str, str, str, bytes], packed: bool = False) -> bytes:
    """A WARC file of (address, status, content type, content)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("news.warc", {"software": "test"}))
    for address, status, kind, content in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(content), http_headers=headers)
        )
    return out.getvalue()


PAGES = (
    ("https://gazette.example/lima", "200 OK", "text/html; charset=utf-8", page(ENGLISH)),
    ("https://gazette.example/gone", "404 Not Found", "text/html", page(ENGLISH)),
    ("https://gazette.example/photo.png", "200 OK", "image/png", b"\x89PNG\r\n"),
    ("https://zeitung.example/lima", "200 OK", "text/html", page(GERMAN, "de")),
    ("https://zeitung.example/ohne", "200 OK", "text/html", page(GERMAN)),
    ("https://gazette.example/empty", "200 OK", "text/html", b"<html><body></body></html>"),
)


def read_all(path: Path) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    return list(read([path], on_problem=problems.append)), problems


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("news.warc", lambda raw: raw),
        ("news.warc.gz", gzip.compress),
        ("news.warc.zst", zstandard.ZstdCompressor().compress),
    ],
)
def test_only_english_articles_of_pages_that_were_there_are_read(tmp_path: Path, name: str, pack) -> None:
    path = tmp_path / name
    path.write_bytes(pack(archive(*PAGES)))
    articles, problems = read_all(path)
    assert [a.source for a in articles] == ["https://gazette.example/lima"]
    assert articles[0].id == "https://gazette.example/lima"
    assert articles[0].title == "Talks in Lima" and str(articles[0].published) == "2024-03-05"
    assert "\nThe foreign minister of Peru met" in articles[0].text
    assert problems == []


def test_an_archive_with_a_gzip_member_a_record_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(archive(*PAGES[:1], *PAGES[:1], packed=True))
    articles, problems = read_all(path)
    assert len(articles) == 2 and problems == []


def test_a_zstd_archive_that_brings_its_dictionary_is_read(tmp_path: Path) -> None:
    raw = archive(*PAGES[:1])
    samples = [page(ENGLISH + str(n)) for n in range(400)]
    dictionary = zstandard.train_dictionary(4096, samples)
    content = dictionary.as_bytes()
    frame = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
    packed = zstandard.ZstdCompressor(dict_data=dictionary).compress(raw)
    path = tmp_path / "news.warc.zst"
    path.write_bytes(frame + packed)
    articles, problems = read_all(path)
    assert len(articles) == 1 and problems == []


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress], ids=["gzip", "zstd"])
def test_what_is_cut_off_keeps_the_articles_before(tmp_path: Path, pack) -> None:
    whole = pack(archive(*PAGES[:1] * 40))
    path = tmp_path / "news.warc.packed"
    path.write_bytes(whole[: len(whole) - 40])
    _, problems = read_all(path)
    assert [p.reason for p in problems] == ["cut off"], problems


def test_json_lines_packed_with_zstd_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.zst"
    packer = zstandard.ZstdCompressor()
    lines = [f'{{"id": "{n}", "text": "Peru and Chile met in Lima."}}\n'.encode() for n in range(3)]
    path.write_bytes(b"".join(packer.compress(line) for line in lines))
    articles, problems = read_all(path)
    assert [a.id for a in articles] == ["0", "1", "2"] and problems == []
