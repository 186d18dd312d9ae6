"""On what grounds reports of contacts are taken for reports of one: data, read and checked here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from detente.data import FOLDER, DataError, read_toml
from detente.record import EngagementKind

GROUNDS = FOLDER / "corpus" / "threads.toml"

_WINDOWS = ("held", "scheduled", "called_off", "open", "copies", "postponed", "vague")


@dataclass(frozen=True, slots=True)
class Grounds:
    """The figures of ``threads.toml``, all in days; ``family`` gives each kind the name under which it is compared."""

    slack: dict[str, int] = field(default_factory=dict)
    window: dict[str, int] = field(default_factory=dict)
    family: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=2)
def load_grounds(path: Path = GROUNDS) -> Grounds:
    """Read and check the figures.

    Raises:
        DataError: with the file, what is wrong and what is expected.
    """
    raw = read_toml(path)
    kinds = get_args(EngagementKind)
    family = {kind: kind for kind in kinds}
    for name, members in raw.get("family", {}).items():
        for member in (name, *members):
            if member not in kinds:
                raise DataError(path, None, f"[family] {member!r} is none of {', '.join(kinds)}")
            family[member] = name
    return Grounds(_days(path, raw, "slack", kinds), _days(path, raw, "window", _WINDOWS), family)


def _days(path: Path, raw: dict[str, Any], table: str, names: tuple[str, ...]) -> dict[str, int]:
    given = raw.get(table, {})
    if set(given) != set(names):
        wrong = sorted(set(given) ^ set(names))
        raise DataError(path, None, f"[{table}] must have exactly {', '.join(names)}; see {', '.join(wrong)}")
    for name, days in given.items():
        if not isinstance(days, int) or isinstance(days, bool) or days < 0:
            raise DataError(path, None, f"[{table}] {name} is {days!r}; expected a number of days, 0 or more")
    return dict(given)
