"""Paragraphs: each is parsed on its own, so that a heading without a full stop does not run into what follows."""

import re

_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![ \t\r]*\n)[^\n]*)*")
_LINE_ENDS = str.maketrans("\r\x0b\x0c\x85\u2028\u2029", "\n" * 6)
"""One character for one: the offsets stay."""
_TERMINAL = re.compile(r"""[.!?:;"'”’)\]…]\s*$""")


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the paragraphs of ``text``, without the space around them.

    Blank lines part paragraphs. Within a block each line is a paragraph of its own, unless the block looks hard-wrapped
    (lines of much the same length that end in mid-sentence).
    """
    paragraphs = []
    text = text.replace("\r\n", " \n").translate(_LINE_ENDS)
    for block in _BLOCK.finditer(text):
        start, body = block.start(), block.group()
        lines = body.split("\n")
        if len(lines) == 1 or _wrapped(lines):
            pieces = [(start, start + len(body))]
        else:
            pieces, at = [], start
            for line in lines:
                pieces.append((at, at + len(line)))
                at += len(line) + 1
        for first, last in pieces:
            piece = text[first:last]
            stripped = piece.strip()
            if stripped:
                first += len(piece) - len(piece.lstrip())
                paragraphs.append((first, first + len(stripped)))
    return paragraphs


def _wrapped(lines: list[str]) -> bool:
    full = [line.rstrip() for line in lines[:-1] if line.strip()]
    if not full or max(map(len, lines)) > 100:
        return False
    longest = max(map(len, full))
    if longest < 45 or min(map(len, full)) < longest - 25:
        return False
    open_ended = sum(not _TERMINAL.search(line) for line in full)
    return open_ended * 2 >= len(full)
