"""A user's own actors from CSV, TSV and YAML."""

from __future__ import annotations

import csv
from pathlib import Path

import yaml

from detente.data import DataError
from detente.resolving.own.row import OwnRow

COLUMNS = ("name", "aliases", "country", "sector", "role", "from", "to")
_SAME = {"alias": "aliases", "sectors": "sector"}


def read_text(path: Path) -> str:
    """The text of a file in UTF-8.

    Raises:
        DataError: it is missing, or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(path, None, f"not UTF-8 at byte {error.start}: save the file as UTF-8") from error
    except OSError as error:
        raise DataError(path, None, error.strerror or str(error)) from error


def read_table(path: Path, delimiter: str) -> list[OwnRow]:
    """The rows of a table with a header.

    Raises:
        DataError: the file is missing or wrong.
    """
    reader = csv.reader(read_text(path).splitlines(), delimiter=delimiter)
    header: list[str] = []
    rows = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            if not header:
                header = [_SAME.get(cell.strip().lower(), cell.strip().lower()) for cell in cells]
                missing = [column for column in ("name", "country") if column not in header]
                if missing:
                    known = ", ".join(COLUMNS)
                    raise DataError(
                        path, reader.line_num, f"the header lacks {', '.join(missing)}; known columns are {known}"
                    )
                continue
            if len(cells) > len(header):
                raise DataError(
                    path, reader.line_num, f"{len(cells)} cells where the header has {len(header)}: quote the commas"
                )
            fields = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            rows.append(_row(path, reader.line_num, fields))
    except csv.Error as error:
        raise DataError(path, reader.line_num, f"{error}: write one actor a line") from error
    return rows


def read_yaml(path: Path) -> list[OwnRow]:
    """The mappings of a YAML file that is a list of them; aliases and sectors may be lists.

    Raises:
        DataError: the file is missing or wrong.
    """
    try:
        root = yaml.compose(read_text(path), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(path, line, f"not YAML: {error.problem or error}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise DataError(path, None, f"not YAML: {error}") from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise DataError(path, root.start_mark.line + 1, "write a list: each actor begins with '- name: ...'")
    rows = []
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise DataError(path, line, "write a mapping for each actor: '- name: ...' and its fields below")
        fields: dict[str, str] = {}
        for key, value in node.value:
            at = key.start_mark.line + 1
            name = _SAME.get(str(key.value), str(key.value))
            if name not in COLUMNS:
                raise DataError(path, at, f"unknown field {name!r}: the fields are {', '.join(COLUMNS)}")
            fields[name] = _cell(path, at, name, value)
        rows.append(_row(path, line, fields))
    return rows


def _cell(path: Path, line: int, name: str, node: yaml.Node) -> str:
    """The text of a field; the items of a list are joined as a table would have them."""
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    if name not in {"aliases", "sector"} or not items or any(not isinstance(item, yaml.ScalarNode) for item in items):
        raise DataError(path, line, f"write one text for {name}" + (", or a list" if name in _SAME.values() else ""))
    return ("+" if name == "sector" else "|").join(str(item.value).strip() for item in items)


def _row(path: Path, line: int, fields: dict[str, str]) -> OwnRow:
    cells = {column: fields.get(column, "") for column in COLUMNS}
    if not any(c.isalnum() for c in cells["name"]):
        raise DataError(path, line, "the name is empty: write the actor's usual full name")
    return OwnRow(
        line,
        cells["name"],
        tuple(part.strip() for part in cells["aliases"].split("|") if any(c.isalnum() for c in part)),
        cells["country"] or None,
        tuple(part.strip() for part in cells["sector"].replace("|", "+").split("+") if part.strip()),
        cells["role"],
        bool(cells["role"]),
        cells["from"],
        cells["to"],
    )
