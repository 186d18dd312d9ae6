"""The files of the public sets: columns, codes, compression, and what cannot be compared."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from detente.compare import Dyad, Other, OtherError, read_other
from detente.export import columns

from .conftest import gdelt, icews, lines, polecat


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def told(other: Other) -> list[tuple[str, str, str, str]]:
    return [(dyad.day.isoformat(), dyad.source, dyad.target, dyad.type) for dyad in other.dyads]


def test_icews(tmp_path: Path) -> None:
    rows = (
        icews("2022-01-10", "042", "Norway", "Russian Federation", 7),
        icews("2022-01-11", "0233", "Occupied Palestinian Territory", "United States"),
        icews("2022-01-11", "010", "Norway", "Sweden"),
        icews("2022-01-11", "042", "Norway", "Norway"),
        icews("2022-01-11", "042", "Norway", ""),
        icews("2022-01-11", "042", "Norway", "Ruritania"),
        icews("soon", "042", "Norway", "Sweden"),
    )
    other = read_other([write(tmp_path / "e.tab", lines("icews", *rows))], "icews")
    assert told(other) == [("2022-01-10", "NOR", "RUS", "CONSULT"), ("2022-01-11", "PSE", "USA", "REQUEST")]
    assert other.dyads[0] == Dyad(
        "7",
        date(2022, 1, 10),
        "NOR",
        "RUS",
        "CONSULT",
        "verbal cooperation",
        "Government (Norway) → Government (Russian Federation): Some text (A paper)",
    )
    assert other.rows == 7
    assert other.skipped == {
        "PLOVER has no type for its CAMEO code (statements, 01)": 1,
        "it is within one country": 1,
        "it is not between two countries that are known": 2,
        "its day cannot be read": 1,
    }
    assert list(other.unknown) == ["Ruritania"] and not other.missing


def test_gdelt_of_both_versions_and_with_a_header(tmp_path: Path) -> None:
    row = gdelt("20220110", "163", "ROM", "RUS")
    group = gdelt("20220110", "190", "", "USA") | {"Actor1KnownGroupCode": "UNO"}
    new = write(tmp_path / "new.csv", lines("gdelt2_events", row, group, header=False))
    expected = [("2022-01-10", "ROU", "RUS", "COERCE"), ("2022-01-10", "UNO", "USA", "ASSAULT")]
    other = read_other([new], "gdelt")
    assert told(other) == expected
    assert other.dyads[0].text == "One → Two: Impose embargo, boycott, or sanctions (https://a.example/x)"
    old_names = [name for name in columns("gdelt2_events") if not name.endswith("ADM2Code")]
    old = write(tmp_path / "old.csv", "\t".join(row.get(name, "") for name in old_names) + "\n")
    assert (told(read_other([old], "gdelt")), read_other([old], "gdelt").dyads[0].text) == (
        expected[:1],
        other.dyads[0].text,
    )
    commas = "SQLDATE,Actor1CountryCode,Actor2CountryCode,EventCode\n20220110,ROM,RUS,163\n"
    named = read_other([write(tmp_path / "named.csv", commas)], "gdelt")
    assert told(named) == expected[:1]
    assert named.missing == [
        "GLOBALEVENTID",
        "Actor1Name",
        "Actor2Name",
        "Actor1KnownGroupCode",
        "Actor2KnownGroupCode",
        "SOURCEURL",
    ]


def test_polecat_goes_by_the_names_and_gives_every_pair(tmp_path: Path) -> None:
    text = (
        "Event Date\tEvent Type\tActor Country\tRecipient Country\tHeadline\n"
        "2022-01-10\tCONSULT\tNOR; SWE\tSWE; NOR; None\tx\n"
        "2022-01-10\tACCUSE\tRUS|RUS\tUnited States\tx\n"
        "2022-01-10\tGOSSIP\tRUS\tUSA\tx\n"
        "2022-01-10\tACCUSE\tRUS\n"
    )
    other = read_other([write(tmp_path / "p.txt", text)], "polecat")
    assert told(other) == [
        ("2022-01-10", "NOR", "SWE", "CONSULT"),
        ("2022-01-10", "SWE", "NOR", "CONSULT"),
        ("2022-01-10", "RUS", "USA", "ACCUSE"),
    ]
    assert other.missing == ["Event ID", "Event Mode", "Actor Name", "Recipient Name", "Source"]
    assert len({dyad.id for dyad in other.dyads}) == 2
    assert other.skipped == {"its type is none of PLOVER's": 1, "the row has too few or too many cells": 1}


def test_zipped_gzipped_and_in_a_directory(tmp_path: Path) -> None:
    text = lines("polecat", polecat("2022-01-10", "ACCUSE", "RUS", "USA"))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.txt", text)
        archive.writestr("two.txt", text)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(text.encode()))
    assert len(read_other([tmp_path / "a.zip"], "polecat").dyads) == 2
    assert len(read_other([tmp_path], "polecat").dyads) == 3
    assert len(read_other([tmp_path, tmp_path / "a.zip"], "polecat").dyads) == 3


def test_old_encodings_and_quoted_cells(tmp_path: Path) -> None:
    row = icews("2022-01-10", "042", "Norway", "Sweden") | {"Publisher": "Le Journal d'Été"}
    (tmp_path / "e.tab").write_bytes(lines("icews", row).encode("cp1252"))
    assert read_other([tmp_path / "e.tab"], "icews").dyads[0].text.endswith("(Le Journal d'Été)")
    quoted = '"' + lines("icews", row).replace("\t", '"\t"').replace("\n", '"\r\n"')[:-1]
    (tmp_path / "q.tab").write_bytes(b"\xef\xbb\xbf" + quoted.encode())
    assert told(read_other([tmp_path / "q.tab"], "icews")) == [("2022-01-10", "NOR", "SWE", "CONSULT")]


@pytest.mark.parametrize(
    ("format", "text", "reason"),
    [
        ("icews", "Event Date\tSource Country\n", "not found among its columns: Target Country, CAMEO Code"),
        ("polecat", "a\tb\n1\t2\n", "not found among its columns: Event Date, Event Type"),
        ("gdelt", "a\tb\n", "no GDELT Event table: 61 tab-separated cells are expected"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path: Path, format: str, text: str, reason: str) -> None:
    with pytest.raises(OtherError, match=reason):
        read_other([write(tmp_path / "x.txt", text)], format)  # type: ignore[arg-type]


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OtherError, match="there is no file"):
        read_other([tmp_path / "none.txt"], "icews")
    (tmp_path / "empty").mkdir()
    with pytest.raises(OtherError, match="a directory without files"):
        read_other([tmp_path / "empty"], "icews")
    (tmp_path / "bad.gz").write_bytes(b"no gzip")
    with pytest.raises(OtherError, match="cannot read"):
        read_other([tmp_path / "bad.gz"], "icews")
    with pytest.raises(ValueError, match="no format 'acled': there are gdelt, icews, polecat"):
        read_other([], "acled")  # type: ignore[arg-type]
