"""A user's own actors: what the formats mean, that they win, and what a wrong row is told. The files are ours."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from detente.data import DataError
from detente.parsing import Parser
from detente.resolving import Resolver

GUIDE = Path(__file__).parent.parent.parent / "docs" / "actors.md"
SUFFIX = {"csv": ".csv", "yaml": ".yaml", "text": ".actors.txt"}


def who(parser: Parser, path: Path, text: str, words: str, day: str) -> tuple[str, str | None, list[str], str | None]:
    resolution = Resolver(path).resolve(parser.parse(text), datetime.date.fromisoformat(day))
    found = next(m for m in resolution.mentions if m.actor.text.lower() == words.lower() and m.kind != "pronoun")
    return found.actor.name, found.actor.country, list(found.actor.sectors), found.actor.role


def example(language: str) -> str:
    blocks = dict(re.findall(r"^```(\w+)\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.M | re.S))
    return blocks[language]


@pytest.fixture
def own(tmp_path: Path) -> object:
    def write(content: str, suffix: str) -> Path:
        path = tmp_path / f"own{suffix}"
        path.write_text(content, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("language", SUFFIX)
def test_the_examples_of_the_guide(parser: Parser, own, language: str) -> None:
    path = own(example(language), SUFFIX[language])
    text = "Anna Kral met the Dniester Miners Union. The DMU called a strike."
    if language != "text":
        text = text.replace("Miners", "Miners'")
    name, country, sectors, role = who(parser, path, text, "Anna Kral", "2013-05-01")
    assert (name, country, sectors) == ("Anna Kral", "MDA", ["GOV"])
    assert role == (None if language == "text" else "finance minister")
    assert who(parser, path, text, "the DMU", "2013-05-01")[1:3] == ("MDA", ["LAB"])
    later = who(parser, path, text, "Anna Kral", "2020-05-01")
    assert later[1:3] == (("MDA", ["GOV"]) if language == "csv" else ("MDA", ["ELI"]))
    if language == "text":
        assert who(parser, path, text, "Anna Kral", "2010-05-01")[1:3] == ("MDA", ["ELI"])
        assert who(parser, path, "The River Convention met.", "The River Convention", "2013-05-01")[1:3] == (
            "IGO",
            ["IGO"],
        )


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("IRQREB", "IRQ", ["REB"]),
        ("IRQINS", "IRQ", ["REB"]),
        ("USAMED", "USA", ["JRN"]),
        ("UNO", "UNO", ["UNO"]),
        ("IGOUNO", "UNO", ["UNO"]),
        ("IGOUNOREF", "UNO", ["UNO", "REF"]),
        ("NGOHLH", "NGO", ["NGO", "MED"]),
        ("ROMGOV", "ROU", ["GOV"]),
        ("SYRREBALQ", "SYR", ["REB"]),
        ("LEG", None, ["LEG"]),
    ],
)
def test_petrarch_codes(parser: Parser, own, code: str, country: str | None, sectors: list[str]) -> None:
    path = own(f"TALL_GRASS_ASSEMBLY_ [{code}]\n", ".actors.txt")
    text = "The Tall Grass Assembly rejected the plan."
    assert who(parser, path, text, "The Tall Grass Assembly", "2013-05-01")[1:3] == (country, sectors)


def test_the_day_chooses_among_petrarch_codes(parser: Parser, own) -> None:
    path = own("TOMAS_VELD_  ; ours\n\t[NLD]\n\t[NLDGOV 19930120-20010120]\n\t[NLDBUS >010120]\n", ".actors.txt")
    for day, sectors in (("1990-01-01", []), ("1999-01-01", ["GOV"]), ("2001-01-20", ["GOV"]), ("2005-01-01", ["BUS"])):
        assert who(parser, path, "Tomas Veld left.", "Tomas Veld", day)[1:3] == ("NLD", sectors), day


def test_one_of_ours_who_is_overruled_keeps_spellings_and_surname(parser: Parser, own) -> None:
    path = own("name,country,sector,role\nHassan Akhund,AFG,REL,teacher\n", ".csv")
    expected = ("Hassan Akhund", "AFG", ["REL"], "teacher")
    text = "Mohammad Hassan Akhund met Hamid Karzai."
    assert who(parser, path, text, "Mohammad Hassan Akhund", "2022-05-01") == expected


@pytest.mark.parametrize(
    ("suffix", "content", "line", "message"),
    [
        (".tsv", "name\tcountry\nAnn\tFRA\tGOV\n", 2, "3 cells"),
        (".csv", "name,country,to\nAnn,FRA,2012-13-01\n", 2, "write YYYY-MM-DD"),
        (".yaml", "- name: Ann\n  country: FRA\n  sect: GOV\n", 3, "unknown field 'sect'"),
        (".yaml", "- name: Ann\n  country: FRA\n- country: FRA\n", 3, "the name is empty"),
        (".yaml", "- name: Ann\n  country: [FRA]\n", 2, "one text for country"),
        (".yaml", "- name: Ann\n  country: FRA\n  sector: KING\n", 1, "sector 'KING'"),
        (".yaml", "name: Ann\n", 1, "write a list"),
        (".yaml", "- name: [Ann\n", 2, "not YAML"),
        (".txt", "ANN_LEE_ [FRAGOV\n", 1, "outside the brackets|is not a span|brackets"),
        (".txt", "# c\n+ANN_LEE_\n", 2, "no actor stands above"),
        (".txt", "ANN_LEE_ [XQZGOV]\n", 1, "no state and no role"),
        (".txt", "ANN_LEE_ [FRAGO]\n", 1, "three capitals"),
        (".txt", "ANN_LEE_\n [FRAGOV >991350]\n", 2, "is not a day"),
        (".txt", "ANN_LEE_\n [FRAGOV 990101-980101]\n", 2, "ends before it starts"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(own, suffix: str, content: str, line: int, message: str) -> None:
    with pytest.raises(DataError, match=message) as raised:
        Resolver(own(content, suffix))
    assert raised.value.line == line


def test_an_unknown_ending_is_told_the_formats(own) -> None:
    with pytest.raises(DataError, match=r"write \.csv, \.tsv, \.yaml"):
        Resolver(own("x", ".doc"))
