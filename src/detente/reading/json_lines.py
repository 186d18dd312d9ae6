"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TextIO

from detente.reading.limits import Limits
from detente.reading.lines import read_lines
from detente.reading.problem import Problem
from detente.reading.raw import Raw, from_mapping


def read_json_lines(source: str, text: TextIO, limits: Limits) -> Iterator[Raw | Problem]:
    """The records of ``text``, line by line; blank lines are left out."""
    for number, line in read_lines(text, limits.record):
        record = f"line {number}"
        if line is None:
            what = f"the line is longer than {limits.record:,} characters"
            yield Problem(source, record, "too long", what, "split it into articles")
            continue
        line = line.strip("\ufeff \t\r\n\0")
        if not line:
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Problem(source, record, "malformed", f"not JSON ({error})", "correct or remove the line")
            continue
        if isinstance(value, dict):
            yield from_mapping(record, value)
        else:
            what = f"a JSON {kind_of(value)} stands where an object with a text is expected"
            yield Problem(source, record, "malformed", what, "correct or remove the line")


def kind_of(value: object) -> str:
    """What JSON calls ``value``."""
    if value is None:
        return "null"
    names = {bool: "true or false", int: "number", float: "number", str: "string", list: "array", dict: "object"}
    return names[type(value)]
