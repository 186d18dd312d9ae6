"""A file's bytes, unpacked from gzip or zstd; a damaged or unreadable rest ends the stream instead of raising."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""What a zstd-packed WARC opens with if it brings a dictionary: a frame to be skipped that holds it."""


class Stream(io.RawIOBase):
    """The content of ``file``; what kept it from being read to its end is in ``trouble``.

    ``on_bytes`` is called with the number of bytes taken from the file, as it is read. ``keep_open``: closing
    this does not close the file.
    """

    def __init__(
        self, file: IO[bytes], on_bytes: Callable[[int], None] | None = None, *, keep_open: bool = False
    ) -> None:
        self.trouble: str | None = None
        self._file = file
        self._on_bytes = on_bytes
        self._keep_open = keep_open
        self._ready = bytearray()
        first = self._pull()
        self.packed = first.startswith((_GZIP, _ZSTD, _DICTIONARY))
        self._frames: Iterator[bytes] | None = None
        if first.startswith((_ZSTD, _DICTIONARY)):
            self._frames = self._unpack_zstd(first)
        self._unzip = zlib.decompressobj(31)
        self._waiting = first

    def head(self, size: int = CHUNK) -> bytes:
        """The first ``size`` bytes of content, which stay to be read."""
        while len(self._ready) < size and (piece := self._more()):
            self._ready += piece
        return bytes(self._ready[:size])

    def buffered(self) -> io.BufferedReader:
        """The content as a stream that gives as many bytes as are asked for."""
        return io.BufferedReader(cast(io.RawIOBase, self), CHUNK)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if not self._ready:
            self._ready += self._more()
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        del self._ready[:count]
        return count

    def close(self) -> None:
        if not self.closed and not self._keep_open:
            self._file.close()
        super().close()

    def _pull(self) -> bytes:
        try:
            data = self._file.read(CHUNK)
        except OSError as error:
            self.trouble = f"cannot be read ({error.strerror or error})"
            return b""
        if self._on_bytes:
            self._on_bytes(len(data))
        return data

    def _more(self) -> bytes:
        if self._frames is not None:
            return next(self._frames, b"")
        if not self.packed:
            piece, self._waiting = self._waiting, b""
            return piece or self._pull()
        while self.trouble is None:
            if self._unzip.eof:
                rest = (self._unzip.unused_data or self._pull()).lstrip(b"\0")
                if not rest.startswith(_GZIP):
                    return b""
                self._unzip, self._waiting = zlib.decompressobj(31), rest
            given = self._unzip.unconsumed_tail or self._waiting or self._pull()
            self._waiting = b""
            try:
                piece = self._unzip.decompress(given, CHUNK)
            except zlib.error:
                self.trouble = "the compressed file is damaged"
                return b""
            if piece:
                return piece
            if not given and not self._unzip.eof:
                self.trouble = self.trouble or "the compressed file is cut off"
        return b""

    def _unpack_zstd(self, waiting: bytes) -> Iterator[bytes]:
        """The content of a zstd file, frame by frame."""
        import zstandard

        dictionary: zstandard.ZstdCompressionDict | None = None
        if waiting.startswith(_DICTIONARY):
            while len(waiting) < 8 or len(waiting) < 8 + int.from_bytes(waiting[4:8], "little"):
                more = self._pull()
                if not more:
                    self.trouble = self.trouble or "the compressed file is cut off"
                    return
                waiting += more
            end = 8 + int.from_bytes(waiting[4:8], "little")
            packed, waiting = waiting[8:end], waiting[end:]
            if packed.startswith(_ZSTD):
                packed = zstandard.ZstdDecompressor().decompressobj().decompress(packed)
            dictionary = zstandard.ZstdCompressionDict(packed)
        unpacker = zstandard.ZstdDecompressor(dict_data=dictionary)
        frame = unpacker.decompressobj()
        inside = False
        while given := waiting or self._pull():
            waiting = b""
            try:
                piece = frame.decompress(given)
            except zstandard.ZstdError:
                self.trouble = "the compressed file is damaged"
                return
            inside = not frame.eof
            if frame.eof:
                waiting, frame = frame.unused_data, unpacker.decompressobj()
            if piece:
                yield piece
        if inside:
            self.trouble = self.trouble or "the compressed file is cut off"
