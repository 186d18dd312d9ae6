"""Offices that are called by their field, whatever it is: "Minister of Railways", "Water and Sanitation Minister"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.data import FOLDER, DataError, listed, read_toml
from detente.parsing import Sentence
from detente.resolving.lexicon.index import Title, fold
from detente.resolving.lexicon.title_hits import TitleHit

PATH = FOLDER / "resolving" / "portfolios.toml"
_LONGEST = 9
"""How many tokens a field has at most."""


@dataclass(frozen=True)
class Portfolios:
    """The lists of the packaged file."""

    before_of: frozenset[str]
    behind: frozenset[str]
    of_one: frozenset[str]
    lesser: frozenset[str]
    acting: frozenset[str]
    told_already: tuple[str, ...]
    words: frozenset[str]
    regions: frozenset[str]
    joints: frozenset[str]


@cache
def portfolios() -> Portfolios:
    """The offices and fields of the packaged file.

    Raises:
        DataError: the file is wrong.
    """
    raw = read_toml(PATH)
    lists: dict[str, frozenset[str]] = {}
    for table, names in (
        ("offices", ("before_of", "behind", "of_one", "lesser", "acting", "told_already")),
        ("fields", ("words", "regions", "joints")),
    ):
        for name in names:
            lists[name] = frozenset(listed(PATH, raw, table, name))
            loud = next((word for word in sorted(lists[name]) if word != word.lower()), None)
            if loud is not None:
                raise DataError(PATH, None, f"[{table}] {name} must be in lower case, and has {loud!r}")
    told_already = tuple(sorted(lists.pop("told_already")))
    return Portfolios(**lists, told_already=told_already)


def with_fields(sentence: Sentence, hits: list[TitleHit]) -> list[TitleHit]:
    """The titles of a sentence, those of government with their field; what lies within a field is none of its own."""
    if not any("GOV" in hit.title.sectors and hit.title.kind in {"office", "person"} for hit in hits):
        return hits
    found = [_whole(sentence, hit) for hit in hits]
    spans = [(new.first, new.last) for new, hit in zip(found, hits, strict=True) if new is not hit]
    return [
        hit
        for hit in found
        if not any(
            first <= hit.first and hit.last <= last and (hit.first, hit.last) != (first, last) for first, last in spans
        )
    ]


def _whole(sentence: Sentence, hit: TitleHit) -> TitleHit:
    """The title with the field behind or before it, and with "deputy" or "acting" before that."""
    known = portfolios()
    title = hit.title
    if title.kind not in {"office", "person"} or title.sectors[:1] != ("GOV",):
        return hit
    first, last, field = hit.first, hit.last, ""
    if title.words in known.before_of or (title.role.endswith(" minister") and " of " in title.words):
        last, field = _behind(sentence, hit)
    if not field and (title.words in known.behind or title.role.endswith(" minister")):
        first, field = _before(sentence, hit)
    low, lesser = _lesser(sentence, first) if field or title.role.endswith(" minister") else (first, "")
    if (first, last) == (hit.first, hit.last) and low == first:
        return hit
    role = title.role
    if field and title.words in known.of_one:
        role = f"{field} secretary" if title.words == "secretary of state" else f"{field} minister"
    elif field and title.words.endswith("minister") and title.words.split("-")[0].split()[0] in known.lesser:
        role = f"deputy {field} minister"
    if lesser and not role.startswith(known.told_already):
        role = f"{lesser} {role}"
    words = sentence.text(low, last).lower()
    kind = "office" if title.words in known.of_one else title.kind
    return TitleHit(low, last, hit.head, Title(words, kind, title.sectors, role, title.plural, title.weak), hit.plural)


def _behind(sentence: Sentence, hit: TitleHit) -> tuple[int, str]:
    """The last token of the field behind an office, and the field: "Minister *of Roads and Highways*"."""
    at = hit.last + 1
    going_on = " of " in hit.title.words or " for " in hit.title.words
    goes_on = going_on and hit.title.words not in portfolios().before_of  # "minister of trade *and industry*"
    openers = {"and", "&", ","} if goes_on else {"of", "for"}
    if at + 1 >= len(sentence) or sentence.lower[at] not in openers:
        return hit.last, ""
    first = at + 1
    while first < len(sentence) and sentence.lower[first] in {"the", "and"}:
        first += 1
    end = _run(sentence, first, capital=sentence.words[hit.last][0].isupper())
    if end < first or (goes_on and sentence.words[at] == "," and not _listed(sentence, first, end)):
        return hit.last, ""
    return end, "" if goes_on else sentence.text(first, end).lower()


def _listed(sentence: Sentence, first: int, end: int) -> bool:
    """Whether what follows a comma is a further field: "Foreign Affairs*, Trade and Defence*"."""
    return any(sentence.lower[i] in {"and", "&"} for i in range(first, end))


def _run(sentence: Sentence, first: int, *, capital: bool) -> int:
    """The last token of a run of words of a field from ``first`` on."""
    known = portfolios()
    end = first - 1
    for i in range(first, min(len(sentence), first + _LONGEST)):
        word = fold(sentence.words[i])
        if word in known.joints or (word == "," and end >= first):
            continue
        is_field = word in known.words or word in known.regions
        if not is_field or (capital and not sentence.words[i][0].isupper()):
            break
        if end >= first and i - end > 1 and not _joined(sentence, end + 1, i):
            break
        end = i
    return end


def _joined(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether the tokens between two words of a field join them."""
    between = sentence.lower[first:stop]
    return between != ["the"] and between[:1] != ["the"]


def _before(sentence: Sentence, hit: TitleHit) -> tuple[int, str]:
    """The first token of the field before an office, and the field: "*Water and Sanitation* Minister"."""
    known = portfolios()
    capital = sentence.words[hit.first][0].isupper()
    first = at = hit.first
    while at > 0 and hit.first - at < _LONGEST:
        at -= 1
        word = fold(sentence.words[at])
        if word in {"and", "&", "-"} and first == at + 1 and first < hit.first + (not hit.plural):
            continue
        if word not in known.words or sentence.words[at][0].isupper() != capital:
            break
        if at + 1 < first and sentence.words[at + 1] not in {"and", "&", "-"}:
            break
        first = at
    return first, sentence.text(first, hit.first - 1).lower() if first < hit.first else ""


def _lesser(sentence: Sentence, first: int) -> tuple[int, str]:
    """The first token of what makes an office a lesser one or held for a time, and how the role is told."""
    known = portfolios()
    for length in (2, 1):
        at = first - length
        if at < 0 or sentence.words[at + length - 1][0].isupper() != sentence.words[first][0].isupper():
            continue
        word = " ".join(fold(w) for w in sentence.words[at:first])
        if word in known.lesser:
            return at, "vice" if word == "vice" else "deputy"
        if word in known.acting:
            return at, ""
    return first, ""
