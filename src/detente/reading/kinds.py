"""What kind of file it is, from its name and from how it begins."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Literal

from detente.reading.decoding import decode, find_encoding
from detente.reading.raw import choose_names

Kind = Literal["plain", "json", "json lines", "table", "parquet", "html", "warc"]

_SUFFIXES: dict[str, Kind] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".json": "json",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_SIGNATURES = (
    (b"%PDF", "a PDF", "convert it to text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x89PNG", "an image", "leave it out"),
    (b"\xff\xd8\xff", "an image", "leave it out"),
    (b"GIF8", "an image", "leave it out"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ", "a program", "leave it out"),
    (b"BZh", "packed with bzip2", "unpack it first, or use gzip or zstd"),
    (b"\xfd7zXZ", "packed with xz", "unpack it first, or use gzip or zstd"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"SQLite format 3", "a database", "export its table as CSV or JSON Lines"),
    (b"ORC\n", "an ORC file", "convert it to Parquet"),
    (b"ARROW1", "an Arrow file", "convert it to Parquet"),
)
_PARQUET = b"PAR1"
_WARC = b"WARC/"
_PACKED = {".gz", ".zst", ".zstd"}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


class NotTextError(Exception):
    """The bytes are no text. ``what`` they are and ``advice`` what to do."""

    def __init__(self, what: str, advice: str) -> None:
        self.what, self.advice = what, advice
        super().__init__(f"{what}; {advice}")


def find_kind(name: str, head: bytes, *, named: bool = True) -> Kind:
    """The kind of the file ``name`` that begins with ``head``.

    What the bytes show comes before the name. ``named`` files of an unknown kind are plain text.

    Raises:
        NotTextError: it is an image, an archive, a program or the like, or it is not ``named`` and neither name nor
            content show it to be an article.
    """
    if head.startswith(_PARQUET):
        return "parquet"
    if head.startswith(_WARC):
        return "warc"
    suffix = _suffix(name)
    by_name = _SUFFIXES.get(suffix)
    if by_name == "parquet":
        raise NotTextError("this is no Parquet file, or its beginning is lost", "write it again")
    _refuse_binary(head)
    if by_name == "table" or by_name == "html":
        return by_name
    text = decode(head).lstrip("\ufeff \t\r\n")
    if by_name in {"json", "json lines"} or re.match(r'\{\s*["}]|\[\s*[{\]]', text):
        return _which_json(text, by_name == "json lines")
    if _HTML.match(text[:4096]):
        return "html"
    if text.startswith("<?xml"):
        raise NotTextError("XML is not read", "convert it to JSON Lines, CSV or plain text")
    if by_name is None and _is_table(text):
        return "table"
    if by_name is None and suffix and not named:
        raise NotTextError(
            f"{suffix} is no kind of file that holds articles", "name the file itself to read it as plain text"
        )
    return "plain"


def is_tab_separated(name: str) -> bool:
    """Whether the name says that fields are parted by tabs."""
    return _suffix(name) in {".tsv", ".tab"}


def _suffix(name: str) -> str:
    path = PurePath(name)
    return (PurePath(path.stem) if path.suffix.lower() in _PACKED else path).suffix.lower()


def _refuse_binary(head: bytes) -> None:
    for signature, what, advice in _SIGNATURES:
        if head.startswith(signature) and not (signature == b"MZ" and b"\0" not in head):
            raise NotTextError(f"this is {what}", advice)
    if find_encoding(head) == "utf-8":
        controls = len(head) - len(head.translate(None, _CONTROLS))
        if controls * 2 >= max(len(head), 1) or controls > max(8, len(head) // 50):
            raise NotTextError("this is no text but binary data", "leave it out, or convert it to text")


def _which_json(text: str, named_lines: bool) -> Kind:
    """``json lines`` if the first line stands by itself or the second opens an object of its own, else ``json``."""
    if text.startswith("["):
        return "json"
    first, _, rest = text.partition("\n")
    try:
        json.loads(first)
        return "json lines"
    except (ValueError, RecursionError):
        pass
    if not rest or re.match(r'\s*?\n?\{\s*"', rest):
        return "json lines" if named_lines or first.startswith("{") else "json"
    return "json lines" if named_lines and not first.rstrip().endswith(("{", "[", ",")) else "json"


def _is_table(text: str) -> bool:
    first, _, rest = text.partition("\n")
    cells = re.split(r"[,;\t|]", first.strip().replace('"', ""))
    return (
        bool(rest.strip())
        and len(cells) >= 2
        and "text" in {c.strip().lower() for c in cells}
        and len(choose_names(cells)) >= 2
    )
