"""Changing a parse: dependents while heads are still being mended, and verbs that take the place of others."""

from detente.parsing.sentence import Sentence

FINITE = {"VBD", "VBZ", "VBP"}
SELVES = ("self", "selves")
"""How pronouns end that only add weight: "was *herself* in Beijing"."""


def own(sentence: Sentence, i: int, deps: set[str]) -> list[int]:
    """Dependents of a token while heads are still being mended, which :meth:`Sentence.dependents` must not be asked."""
    return [k for k, head in enumerate(sentence.heads) if head == i and k != i and sentence.deps[k] in deps]


def has_own(sentence: Sentence, i: int, deps: set[str]) -> bool:
    """Whether a token has such a dependent while heads are still being mended."""
    return bool(own(sentence, i, deps))


def lead(sentence: Sentence, verb: int, root: int) -> None:
    """Make ``verb`` the root in the place of ``root``, with what hangs on that behind the verb."""
    sentence.heads[verb], sentence.deps[verb] = verb, "ROOT"
    for k in range(verb + 1, len(sentence)):
        if sentence.heads[k] == root:
            sentence.heads[k] = verb


def move(sentence: Sentence, j: int, old: int, new: int) -> None:
    """Hang the verb at ``j``, with its "and", on ``new`` instead of ``old``."""
    sentence.heads[j] = new
    for k in range(j - 1, old, -1):
        if sentence.heads[k] == old and sentence.deps[k] == "cc":
            sentence.heads[k] = new
            break
