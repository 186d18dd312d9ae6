"""The map: outlines from a file of the package, projected once; places as circles on it. No tile is fetched."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from detente.data import FOLDER, DataError
from detente.web.desk import Row
from detente.web.rendering import plain

WIDTH = 1000.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_SOUTH, _NORTH = -58.0, 84.0


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to the map's units by the Equal Earth projection (Šavrič, Patterson and Jenny 2018): areas are true."""
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = (
        math.radians(longitude)
        * math.cos(theta)
        / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    )
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, y


_SCALE = WIDTH / (2 * project(180, 0)[0])
_TOP = project(0, _NORTH)[1]
HEIGHT = round((_TOP - project(0, _SOUTH)[1]) * _SCALE, 1)


def at(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a place lies in the picture: from its left and upper edge."""
    x, y = project(longitude, latitude)
    return round(WIDTH / 2 + x * _SCALE, 1), round((_TOP - y) * _SCALE, 1)


@dataclass(frozen=True)
class Outlines:
    """SVG paths: the edge of the map, the land as an area, the borders between countries as lines."""

    sphere: str
    land: str
    borders: str


@cache
def outlines() -> Outlines:
    """The world's outlines, in the units of the map. Antarctica, where no state is, is cut off.

    Raises:
        DataError: the file is not the TopoJSON it should be.
    """
    path = FOLDER / "web" / "countries-110m.json"
    try:
        world = json.loads(path.read_text(encoding="utf-8"))
        (scale_x, scale_y), (move_x, move_y) = world["transform"]["scale"], world["transform"]["translate"]
        arcs = []
        for arc in world["arcs"]:
            x = y = 0
            line = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append((x * scale_x + move_x, y * scale_y + move_y))
            arcs.append(line)
        land = [ring for polygon in _polygons(world["objects"]["land"]) for ring in polygon]
        uses: dict[int, int] = {}
        for polygon in _polygons(world["objects"]["countries"]):
            for ring in polygon:
                for number in ring:
                    index = number if number >= 0 else ~number
                    uses[index] = uses.get(index, 0) + 1
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(path, None, f"no TopoJSON with land and countries ({type(error).__name__}: {error})") from error
    areas = []
    for ring in land:
        points = [point for number in ring for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]
        if max(latitude for _, latitude in points) > _SOUTH:
            areas += [_path(copy) + "Z" for copy in _unbroken(points)]
    lines = [_path(copy) for index, count in uses.items() if count > 1 for copy in _unbroken(arcs[index])]
    edge = [(180.0, latitude) for latitude in range(round(_SOUTH), round(_NORTH) + 1, 2)]
    sphere = _path([*edge, *((-180.0, latitude) for _, latitude in reversed(edge))]) + "Z"
    return Outlines(sphere, "".join(areas), "".join(lines))


def _unbroken(points: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """A line that crosses the 180th meridian, drawn on beyond it: once from either edge of the map."""
    turned, line = 0.0, [points[0]]
    for (before, _), (longitude, latitude) in pairwise(points):
        turned += 360 if before - longitude > 180 else -360 if longitude - before > 180 else 0
        line.append((longitude + turned, latitude))
    longitudes = [longitude for longitude, _ in line]
    copies = [line]
    if max(longitudes) > 180:
        copies.append([(longitude - 360, latitude) for longitude, latitude in line])
    if min(longitudes) < -180:
        copies.append([(longitude + 360, latitude) for longitude, latitude in line])
    return copies


def _polygons(thing: dict[str, object]) -> Iterable[list[list[int]]]:
    kind = thing["type"]
    if kind == "GeometryCollection":
        for one in thing["geometries"]:  # type: ignore[attr-defined]
            yield from _polygons(one)
    elif kind == "MultiPolygon":
        yield from thing["arcs"]  # type: ignore[misc]
    elif kind == "Polygon":
        yield thing["arcs"]  # type: ignore[misc]


def _path(points: Iterable[tuple[float, float]]) -> str:
    steps = []
    before: tuple[float, float] | None = None
    for longitude, latitude in points:
        spot = at(longitude, max(latitude, _SOUTH))
        if spot != before:
            steps.append(f"{'L' if before else 'M'}{spot[0]:g} {spot[1]:g}")
            before = spot
    return "".join(steps)


@dataclass(frozen=True)
class Spot:
    """A place's circle, its class, and what it stands for."""

    x: float
    y: float
    radius: float
    name: str
    title: str


def spots(rows: list[Row]) -> list[Spot]:
    """The circles, the largest first so that small ones lie on top; the area goes with the number of events."""
    most = max((row["events"] for row in rows), default=1)
    found = []
    for row in sorted(rows, key=lambda row: -row["events"]):
        x, y = at(row["longitude"], row["latitude"])
        radius = round(min(3 * math.sqrt(row["events"]), 18 * math.sqrt(row["events"] / most)) + 1, 1)
        balance = row["cooperation"] - row["conflict"]
        name = "coop" if balance > 0 else "conf" if balance < 0 else "even"
        counts = f"{row['events']} events, {row['cooperation']} of cooperation, {row['conflict']} of conflict"
        found.append(Spot(x, y, radius, name, f"{plain(row['name'], 80)}: {counts}"))
    return found
