"""Statements: who said what, to whom, in which form.

The door is :class:`StatementFinder`. ``find`` gives the records; ``said`` gives the same statements as :class:`Said`, with
the class of the cue, its token and the enclosing statement (``parent``). :func:`chain` answers, for a character of the
text, who says what stands there, outermost first: an event whose trigger starts at ``offset`` takes
``[(one.statement.speaker, one.statement.cue) for one in chain(said, offset)]`` as its attribution.

Classes of cues (``Said.cue_class``) are listed under ``[classes]`` in ``data/statements/cues.toml``.
"""

from detente.statements.cues import CUES, Lexicon, load_cues
from detente.statements.finder import StatementFinder
from detente.statements.said import Said, chain
from detente.statements.voices import give_voices

__all__ = ["CUES", "Lexicon", "Said", "StatementFinder", "chain", "give_voices", "load_cues"]
