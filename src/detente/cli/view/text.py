"""The article's text with its marks: in colour, or in signs where there is no colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rich.text import Text

from detente.cli.view.marks import Marks, Role, Segment

STYLES: dict[Role, str] = {"actor": "bold cyan", "cue": "yellow", "trigger": "bold magenta"}
SIGNS: dict[Role, tuple[str, str]] = {"actor": ("[", "]"), "cue": ("_", "_"), "trigger": ("*", "*")}
_SPOKEN = "italic"
_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def marked(text: str, span: tuple[int, int], marks: Marks, *, colour: bool) -> Text:
    """The paragraph ``span`` of ``text``; behind each trigger stand the numbers of its events."""
    shown = Text()
    pieces = marks.segments(*span)
    for piece in pieces if colour else _without_speech(pieces):
        style = f"{STYLES[piece.role] if piece.role else ''} {_SPOKEN if piece.spoken else ''}".strip()
        words = text[piece.start : piece.end]
        shown.append(words if colour or piece.role is None else _signed(words, piece.role), style)
        if piece.events:
            numbers = ",".join(str(number).translate(_SMALL) for number in piece.events)
            shown.append(numbers, "dim" if colour else "")
    return shown


def _signed(words: str, role: Role) -> str:
    """``words`` between the signs of ``role``; the space around them stays outside."""
    inner = words.strip()
    if not inner:
        return words
    before, after = SIGNS[role]
    return words.replace(inner, before + inner + after)


def _without_speech(pieces: Iterable[Segment]) -> Iterator[Segment]:
    """The pieces as they are where spoken words are not shown: neighbours in one role become one."""
    before: Segment | None = None
    for piece in pieces:
        if before and before.role == piece.role and not before.events:
            before = Segment(before.start, piece.end, piece.role, False, piece.events)
        else:
            if before:
                yield before
            before = replace(piece, spoken=False)
    if before:
        yield before


def legend(*, colour: bool) -> Text:
    """What the marks mean."""
    shown = Text()
    for role in ("actor", "cue", "trigger"):
        before, after = ("", "") if colour else SIGNS[role]
        shown.append(f"{before}{role}{after}", STYLES[role])
        shown.append("¹ (the number of its event)" if role == "trigger" else "   ", "dim")
    if colour:
        shown.append("   ")
        shown.append("words spoken", _SPOKEN)
    return shown
