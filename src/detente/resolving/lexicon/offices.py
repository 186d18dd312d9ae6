"""What offices tell by themselves: who leads a state, what those are who left one, which words mean a government."""

from __future__ import annotations

from detente.resolving.lexicon.index import Title
from detente.resolving.lexicon.wording import wording

_ELITE = frozenset({"GOV", "LEG", "JUD", "PTY", "SPY", "MIL", "COP", "OPP", "IGO", "UNO", "EUR", "REL", "PRE"})


def former_sectors(title: Title | None, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """ELI for those who held an office, CVL for former soldiers of the ranks, rebels, students."""
    if not sectors or sectors[0] in _ELITE:
        if (
            title
            and title.kind == "person"
            and sectors
            and sectors[0] in {"MIL", "COP"}
            and "officer" not in title.words
            and title.words in wording().of_the_ranks
        ):
            return ("CVL",)
        return ("ELI",)
    return (
        ("CVL",) if sectors[0] in {"REB", "CRM", "EDU", "LAB", "REF", "CVL", "MED", "AGR", "PRM", "UAF"} else ("ELI",)
    )


def neutral_government(role: str) -> bool:
    """Whether a word without a sector of its own means the government when only a state stands beside it."""
    return role in wording().of_the_government
