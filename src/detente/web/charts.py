"""Charts as SVG, drawn on the server: geometry only, colours come from the stylesheet by class."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.record import QUADS
from detente.web.queries.courses import Course

WIDTH, HEIGHT = 960, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 10, 26
CLASSES = dict(zip(QUADS, ("vc", "mc", "vx", "mx"), strict=True))
"""The stylesheet's short names: verbal and material, cooperation (c) and conflict (x)."""
_UP = ("material cooperation", "verbal cooperation")
_DOWN = ("material conflict", "verbal conflict")


@dataclass(frozen=True)
class Bar:
    """A rectangle in the chart's units, its class and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    name: str
    title: str


@dataclass(frozen=True)
class Tick:
    """A line or label of an axis: where, and what it says."""

    at: float
    label: str


@dataclass(frozen=True)
class Chart:
    """Everything the template draws."""

    width: int = WIDTH
    height: int = HEIGHT
    zero: float = HEIGHT / 2
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bars: list[Bar] = field(default_factory=list)
    across: list[Tick] = field(default_factory=list)
    along: list[Tick] = field(default_factory=list)
    describe: str = ""


def course_chart(course: Course, what: str) -> Chart:
    """Cooperation above the line, conflict below it, by period. ``what`` begins the description ("Events")."""
    periods = course.periods
    if not periods:
        return Chart(describe=f"{what}: none in this choice.")
    up = max(sum(one.counts.get(quad, 0) for quad in _UP) for one in periods)
    down = max(sum(one.counts.get(quad, 0) for quad in _DOWN) for one in periods)
    step = _nice(max(1, up + down) / 4)
    above, below = max(step, _ceil(up, step)), max(step, _ceil(down, step))
    scale = (HEIGHT - TOP - BOTTOM) / (above + below)
    zero = TOP + above * scale
    slot = (WIDTH - LEFT - RIGHT) / len(periods)
    width = min(46.0, max(1.0, slot * 0.72))
    bars = []
    for number, one in enumerate(periods):
        x = LEFT + number * slot + (slot - width) / 2
        label = course.label(one.start)
        for quads, sign in ((_UP, -1), (_DOWN, 1)):
            edge = zero
            for quad in quads:
                if count := one.counts.get(quad, 0):
                    size = count * scale
                    y = edge - size if sign < 0 else edge
                    title = f"{label}: {count} {quad}"
                    bars.append(Bar(round(x, 2), round(y, 2), round(width, 2), round(size, 2), CLASSES[quad], title))
                    edge += sign * size
    across = [Tick(round(zero - value * scale, 2), f"{abs(value):,}") for value in range(-below, above + 1, step)]
    every = max(1, -(-len(periods) // 8))
    along = [
        Tick(round(LEFT + (number + 0.5) * slot, 2), course.label(one.start).removeprefix("week of "))
        for number, one in enumerate(periods)
        if number % every == 0 and number <= len(periods) - every / 2
    ]
    totals = {quad: sum(one.counts.get(quad, 0) for one in periods) for quad in QUADS}
    told = ", ".join(f"{number:,} of {quad}" for quad, number in totals.items())
    describe = (
        f"{what} by {course.step} from {course.label(periods[0].start)} to {course.label(periods[-1].start)}: {told}. "
        "Cooperation is drawn above the line, conflict below it; the numbers are in the table that follows."
    )
    return Chart(bars=bars, across=across, along=along, zero=round(zero, 2), describe=describe)


def _nice(value: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50 … that is at least ``value``."""
    size = 1
    while True:
        for step in (1, 2, 5):
            if step * size >= value:
                return step * size
        size *= 10


def _ceil(value: int, step: int) -> int:
    return -(-value // step) * step
