"""What the articles of a corpus amount to together: pure functions over their records.

``link`` puts the engagements of many articles together into threads, ``shifts`` finds changes of position.
"""

from detente.corpus.grounds import Grounds, load_grounds
from detente.corpus.shifts import Shift, Stand, TargetWords, load_target_words, shifts, stands
from detente.corpus.telling import Telling, tellings
from detente.corpus.threads import Thread, link

__all__ = [
    "Grounds",
    "Shift",
    "Stand",
    "TargetWords",
    "Telling",
    "Thread",
    "link",
    "load_grounds",
    "load_target_words",
    "shifts",
    "stands",
    "tellings",
]
