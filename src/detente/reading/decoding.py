"""From bytes to characters: UTF-8, UTF-16, UTF-32 and Windows-1252, also where a file mixes the first and the last."""

from __future__ import annotations

import codecs
import io

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ERRORS = "detente-windows-1252"
"""Error handler of the codecs: bytes that are not UTF-8 are read as Windows-1252."""


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if not error.encoding.lower().replace("_", "-").startswith("utf-8"):
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error(ERRORS, _as_windows_1252)


def find_encoding(head: bytes) -> str:
    """The name of the encoding of a text that begins with ``head``.

    Byte order marks decide; else UTF-16 shows by zeros in every second byte; all else is read as UTF-8 with the
    handler :data:`ERRORS`, which makes of a Windows-1252 text what it says.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    even, odd = head[0::2], head[1::2]
    if len(odd) >= 4 and b"\0" in head:
        zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
        if zeros_odd > 0.5 and zeros_even < 0.05:
            return "utf-16-le"
        if zeros_even > 0.5 and zeros_odd < 0.05:
            return "utf-16-be"
    return "utf-8"


def decode(content: bytes, encoding: str | None = None) -> str:
    """All of ``content`` as text, line ends as they are; ``encoding`` overrules what the bytes show."""
    return content.decode(encoding or find_encoding(content), ERRORS)


def open_text(stream: io.BufferedReader, head: bytes) -> io.TextIOWrapper:
    """``stream``, which begins with ``head``, as a stream of text, line ends as they are."""
    return io.TextIOWrapper(stream, find_encoding(head), ERRORS, newline="")
