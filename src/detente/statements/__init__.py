"""Statements: who said what, to whom, in which form.

The door is :class:`StatementFinder`. ``find`` gives the records; ``said`` gives the same statements as :class:`Said`,
with the class of the cue, its token and the enclosing statement (``parent``). :func:`chain` answers, for a character of
the text, who says what stands there, outermost first: an event whose trigger starts at ``offset`` takes
``[(one.statement.speaker, one.statement.cue) for one in chain(said, offset)]`` as its attribution. ``Said.asserted``
tells whether the speaker asserts the content ("said that ...") or takes it as given or wants it ("condemned the raid").

The cues, their classes and the forms they take are data: ``data/statements/cues.toml`` and the README beside it.
"""

from detente.statements.cues import CUES, Lexicon, load_cues
from detente.statements.finder import StatementFinder
from detente.statements.said import Said, chain
from detente.statements.voices import give_voices

__all__ = ["CUES", "Lexicon", "Said", "StatementFinder", "chain", "give_voices", "load_cues"]
