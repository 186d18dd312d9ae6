"""What the articles of a corpus amount to together: pure functions over their texts and records.

``find_copies`` finds articles that are another one, ``group`` puts those together that tell of the same happening.
``link`` puts the engagements of many articles together into threads, ``shifts`` finds changes of position.
"""

from detente.corpus.copies import Copy, Text, earlier, find_copies
from detente.corpus.grounds import Grounds, load_grounds
from detente.corpus.shifts import Shift, Stand, TargetWords, load_target_words, shifts, stands
from detente.corpus.stories import group
from detente.corpus.telling import Telling, tellings
from detente.corpus.threads import Thread, link

__all__ = [
    "Copy",
    "Grounds",
    "Shift",
    "Stand",
    "TargetWords",
    "Telling",
    "Text",
    "Thread",
    "earlier",
    "find_copies",
    "group",
    "link",
    "load_grounds",
    "load_target_words",
    "shifts",
    "stands",
    "tellings",
]
