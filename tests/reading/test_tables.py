"""CSV, TSV and Parquet."""

import csv
import datetime
import gzip
import io
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from .texts import BORDER, PORT, gather, texts


def table(*rows: list[str], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, quotechar='"').writerows(rows)
    return out.getvalue()


def write(folder: Path, content: str, name: str = "news.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path


HEADER = ["id", "title", "published", "source", "text"]
ROWS = [
    ["1", "Talks", "2024-05-06", "https://example.org/1", PORT],
    ["2", "", "", "", BORDER],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "b.csv"), ("|", "c.csv"), ("\t", "d.tsv")])
def test_fields_delimiters_and_encodings(tmp_path: Path, delimiter: str, name: str, encoding: str) -> None:
    path = write(tmp_path, table(HEADER, *ROWS, delimiter=delimiter), name, encoding)
    (first, second), problems = gather(path)
    assert (first.id, first.title, first.source, first.text) == ("1", "Talks", "https://example.org/1", PORT)
    assert first.published == datetime.date(2024, 5, 6)
    assert (second.id, second.title, second.source, second.text) == ("2", None, str(path), BORDER)
    assert not problems


def test_other_names_and_more_columns(tmp_path: Path) -> None:
    path = write(tmp_path, table(["n", "Date", "Body", "Headline"], ["x", "6 May 2024", PORT, "H"]))
    ((article,), problems) = gather(path)
    assert (article.text, article.title, str(article.published)) == (PORT, "H", "2024-05-06")
    assert not problems


def test_fields_larger_than_the_csv_module_likes(tmp_path: Path) -> None:
    long = (BORDER + "\n") * 3000
    assert len(long) > 131_072
    assert texts(gather(write(tmp_path, table(["text"], [long])))[0]) == [long]


def test_a_row_with_too_many_or_too_few_fields(tmp_path: Path) -> None:
    path = write(tmp_path, table(["id", "text"], ["1", PORT], ["2", "a", "b"], ["3"], ["4", BORDER]))
    articles, problems = gather(path)
    assert [article.id for article in articles] == ["1", "4"]
    assert problems[0].record == "line 5"
    assert "3 fields where the header has 2" in problems[0].what


def test_a_quotation_mark_that_nothing_closes_costs_one_row(tmp_path: Path) -> None:
    path = write(tmp_path, f'id,text\n1,"{BORDER}"\n2,"The minister of\n3,"{BORDER}"\n4,"{BORDER}"\n')
    articles, (problem,) = gather(path)
    assert [article.id for article in articles] == ["1", "3", "4"]
    assert (problem.record, problem.reason) == ("line 3", "malformed")


def test_a_file_cut_off_in_a_quoted_field(tmp_path: Path) -> None:
    path = write(tmp_path, table(["id", "text"], ["1", BORDER + ","], ["2", PORT])[:-30])
    articles, (problem,) = gather(path)
    assert [article.id for article in articles] == ["1"]
    assert (problem.record, problem.reason) == ("line 3", "malformed")


def test_gzip_cut_off_gives_no_half_row(tmp_path: Path) -> None:
    path = tmp_path / "news.csv.gz"
    rows = [[str(n), f"{n} of the {BORDER}"] for n in range(400)]
    packed = gzip.compress(table(["id", "text"], *rows).encode())
    path.write_bytes(packed[: len(packed) // 2])
    articles, problems = gather(path)
    assert 10 < len(articles) < 390
    assert [[article.id, article.text] for article in articles] == rows[: len(articles)]
    assert problems[-1].reason == "cut off"


def test_tsv_whose_quotation_marks_are_text(tmp_path: Path) -> None:
    spoken = '"We are ready to talk," the premier of the province said.'
    path = write(tmp_path, f'id\ttext\n1\t{spoken}\n2\t"{BORDER}"\n3\t"Line one of the\ntext"\n', "news.tsv")
    articles, problems = gather(path)
    assert texts(articles) == [spoken, BORDER, "Line one of the\ntext"]
    assert not problems


def test_no_column_for_the_text(tmp_path: Path) -> None:
    articles, (problem,) = gather(write(tmp_path, table(["name", "story"], ["a", PORT])))
    assert not articles
    assert (problem.record, problem.reason) == ("line 1", "malformed")
    assert "'name', 'story'" in problem.what
    assert "'text'" in problem.advice


@pytest.mark.parametrize("content", ["\n\n", "id,text\n", "id,text\n\n \n"])
def test_no_rows(tmp_path: Path, content: str) -> None:
    assert [problem.reason for problem in gather(write(tmp_path, content))[1]] == ["empty"]


def test_rows_without_text(tmp_path: Path) -> None:
    articles, problems = gather(write(tmp_path, table(["id", "text"], ["1", ""], ["2", PORT])))
    assert texts(articles) == [PORT]
    assert [(problem.record, problem.reason) for problem in problems] == [("line 2 (id 1)", "empty")]


def parquet(folder: Path, columns: dict[str, list[object]], name: str = "news.parquet") -> Path:
    path = folder / name
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def test_parquet(tmp_path: Path) -> None:
    when = datetime.datetime(2024, 5, 6, 23, 30)
    path = parquet(tmp_path, {"id": [7, 8], "text": [PORT, BORDER], "date": [when, None], "more": [1.0, 2.0]})
    (first, second), problems = gather(path)
    assert (first.id, first.text, str(first.published)) == ("7", PORT, "2024-05-06")
    assert (second.id, second.text, second.published, second.source) == ("8", BORDER, None, str(path))
    assert not problems


def test_parquet_of_many_rows(tmp_path: Path) -> None:
    rows = [f"{n} {BORDER}" for n in range(1000)]
    assert texts(gather(parquet(tmp_path, {"text": list(rows)}))[0]) == rows


def test_parquet_by_its_content_and_packed(tmp_path: Path) -> None:
    path = parquet(tmp_path, {"text": [PORT]}, "news.bin")
    assert texts(gather(path)[0]) == [PORT]
    packed = tmp_path / "news.parquet.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert texts(gather(packed)[0]) == [PORT]


def test_parquet_with_an_empty_text(tmp_path: Path) -> None:
    articles, (problem,) = gather(parquet(tmp_path, {"id": ["a", "b"], "text": [None, BORDER]}))
    assert texts(articles) == [BORDER]
    assert (problem.record, problem.reason) == ("row 1 (id a)", "malformed")


def test_parquet_without_a_text(tmp_path: Path) -> None:
    articles, (problem,) = gather(parquet(tmp_path, {"story": [PORT]}))
    assert not articles
    assert "'story'" in problem.what


@pytest.mark.parametrize("keep", [4, 50, -1, -20])
def test_parquet_cut_off(tmp_path: Path, keep: int) -> None:
    path = parquet(tmp_path, {"text": [PORT] * 100})
    path.write_bytes(path.read_bytes()[:keep])
    articles, (problem,) = gather(path)
    assert not articles
    assert problem.reason == "unreadable"


def test_parquet_in_name_only(tmp_path: Path) -> None:
    path = write(tmp_path, PORT, "news.parquet")
    assert [problem.reason for problem in gather(path)[1]] == ["not text"]
