"""Each format is read back by pandas with the published column names, and its totals are the store's."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.export import HAPPENED, Exported, Format, columns, export
from detente.export.cells import number_of, plain
from detente.record import Document
from detente.store import REAL, Selection, Store

ALL = Selection()


def count(store: Store, selection: Selection, of: str = "events") -> int:
    """How many events or dyads the store itself has."""
    query = getattr(selection, of)()
    (found,) = store.sql(f"SELECT count(*) FROM ({query.sql})", query.params).fetchall()
    return int(found[0])


def tab(path: Path, **more: object) -> pd.DataFrame:
    return pd.read_csv(path, sep="\t", keep_default_na=False, dtype=str, **more)  # type: ignore[call-overload, no-any-return]


# --- ICEWS ---


def test_icews_has_a_row_a_directed_dyad(store: Store, tmp_path: Path) -> None:
    done = export(store, "icews", tmp_path / "e.tab")
    frame = tab(tmp_path / "e.tab")
    assert tuple(frame.columns) == columns("icews")
    dated = (
        "SELECT count(*) FROM dyads d JOIN articles a USING (article_key) WHERE a.id = 'first' AND status = 'happened'"
    )
    assert len(frame) == done.rows == store.sql(dated).fetchall()[0][0] == 1 + 6 + 1 + 1
    assert done.left_out == {
        "only one side of it is known, and ICEWS has two": 1,
        "its day is not known": 1,
    }
    expelled = frame[frame["CAMEO Code"] == "166"].iloc[0]
    assert expelled["Event Date"] == "2022-04-05"
    assert (expelled["Source Country"], expelled["Target Country"]) == ("Norway", "Russian Federation")
    assert (expelled["Source Sectors"], expelled["Event Text"], expelled["Intensity"]) == (
        "Government",
        "Expel or withdraw",
        "-7.0",
    )
    assert expelled["Publisher"] == "https://news.example/a"
    met = frame[frame["CAMEO Code"] == "046"]
    assert set(zip(met["Source Country"], met["Target Country"], strict=True)) == {
        (one, other)
        for one in ("Norway", "Sweden", "Finland")
        for other in ("Norway", "Sweden", "Finland")
        if one != other
    }
    assert set(met["City"]) == {"Oslo"} and set(met["Latitude"]) == {"59.9127"}
    assert frame["Event ID"].is_unique and frame["Event ID"].astype("int64").max() < 2**52


def test_what_has_no_cameo_code_is_left_out_and_counted(store: Store, tmp_path: Path) -> None:
    done = export(store, "icews", tmp_path / "e.tab", replace(HAPPENED, statuses=("possible",)))
    assert (done.events, done.rows) == (1, 0)
    assert list(done.left_out) == ["CAMEO has no code for what is only possible, asked for, called off or denied"]


# --- GDELT ---


def gdelt(path: Path) -> pd.DataFrame:
    return tab(path, header=None, names=list(columns("gdelt2_events")))


def test_gdelt_has_61_columns_without_a_header(store: Store, tmp_path: Path) -> None:
    done = export(store, "gdelt", tmp_path / "e.csv")
    frame = gdelt(tmp_path / "e.csv")
    assert len(frame) == done.rows == 9 + 1  # every directed dyad, and the protest of one side
    assert done.left_out == {"its day is not known": 1}
    expelled = frame[frame["EventCode"] == "166"].iloc[0]
    assert (expelled["SQLDATE"], expelled["MonthYear"], expelled["Year"]) == ("20220405", "202204", "2022")
    assert expelled["FractionDate"] == "2022.3425"
    assert (expelled["Actor1Code"], expelled["Actor1CountryCode"], expelled["Actor1Type1Code"]) == (
        "NORGOV",
        "NOR",
        "GOV",
    )
    assert (expelled["EventRootCode"], expelled["QuadClass"], expelled["GoldsteinScale"]) == ("16", "4", "-7.0")
    assert expelled["SOURCEURL"] == "https://news.example/a"
    protest = frame[frame["EventRootCode"] == "14"].iloc[0]
    assert (protest["Actor1Code"], protest["Actor1CountryCode"], protest["Actor2Code"]) == ("REBMIL", "", "")
    urged = frame[frame["EventRootCode"] == "10"].iloc[0]
    assert (urged["Actor1Code"], urged["Actor1KnownGroupCode"], urged["Actor1Type1Code"]) == ("UNOIGO", "UNO", "IGO")
    met = frame[frame["EventCode"] == "046"]
    assert set(met["ActionGeo_CountryCode"]) == {"NO"} and set(met["ActionGeo_FullName"]) == {"Oslo, Norway"}


def test_gdelt_counts_where_else_it_is_told(store: Store, tmp_path: Path) -> None:
    """The copy of the article is left out, and counted; so are the rows that are counted once."""
    export(store, "gdelt", tmp_path / "e.csv")
    frame = gdelt(tmp_path / "e.csv")
    assert set(frame["NumArticles"]) == {"2"}
    assert set(frame[frame["Actor2Code"] != ""]["NumSources"]) == {"2"}
    once = replace(HAPPENED, dedupe="story")
    export(store, "gdelt", tmp_path / "s.csv", once)
    story = gdelt(tmp_path / "s.csv")
    consult = story[
        (story["EventRootCode"] == "04") & (story["Actor1CountryCode"] == "NOR") & (story["Actor2CountryCode"] == "SWE")
    ]
    assert list(zip(consult["NumMentions"], consult["NumArticles"], strict=True)) == [("4", "2")]


def test_keys_lead_back_from_numbers_to_events(store: Store, tmp_path: Path) -> None:
    export(store, "gdelt", tmp_path / "e.csv", keys=tmp_path / "keys.csv")
    numbers = pd.read_csv(tmp_path / "keys.csv")
    frame = gdelt(tmp_path / "e.csv")
    assert list(numbers["GLOBALEVENTID"]) == [int(number) for number in frame["GLOBALEVENTID"]]
    known = {key for (key,) in store.sql("SELECT event_key FROM events").fetchall()}
    assert set(numbers["event_key"]) <= known


# --- POLECAT ---


def test_polecat_has_a_row_an_event(store: Store, tmp_path: Path) -> None:
    done = export(store, "polecat", tmp_path / "e.txt")
    frame = tab(tmp_path / "e.txt")
    assert tuple(frame.columns) == columns("polecat")
    dated = count(store, HAPPENED) - done.left_out["its day is not known"]
    assert len(frame) == done.rows == dated == 5
    by_type = Counter(frame["Event Type"])
    assert by_type == {"CONSULT": 2, "SANCTION": 1, "PROTEST": 1, "REQUEST": 1}
    expelled = frame[frame["Event Type"] == "SANCTION"].iloc[0]
    assert (expelled["Quad Code"], expelled["Intensity"], expelled["Contexts"]) == (
        "MATERIAL CONFLICT",
        "-5.5",
        "diplomatic",
    )
    assert (expelled["Actor COW"], expelled["Recipient COW"], expelled["Recipient Country"]) == ("385", "365", "RUS")
    assert (expelled["Actor Title"], expelled["Placename"]) == ("None", "None")
    met = frame[frame["Placename"] == "Oslo"].iloc[0]
    assert met["Actor Country"] == met["Recipient Country"] == "NOR; SWE; FIN"
    protest = frame[frame["Event Type"] == "PROTEST"].iloc[0]
    assert (protest["Actor Name"], protest["Actor Sectors"]) == ("The 'Red, Guard'", "REB|MIL")


# --- our own ---


def test_plover_lines_have_the_fields_of_the_exchange_format(store: Store, tmp_path: Path) -> None:
    done = export(store, "plover", tmp_path / "e.jsonl", ALL)
    lines = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == done.rows == count(store, ALL) == 13
    assert all(
        list(line) == ["id", "date", "actor", "recipient", "event", "mode", "context", "location", "text"]
        for line in lines
    )
    met = next(line for line in lines if line["location"])
    assert met["text"] == "Ministers of Norway, Sweden and Finland met in Oslo."
    assert [actor["country_name"] for actor in met["actor"]] == ["Norway", "Sweden", "Finland"]
    assert met["actor"][0]["sector_code"] == "GOV" and met["actor"][0]["wikidata_id"] is None


def test_csv_and_parquet_have_the_same_rows(store: Store, tmp_path: Path) -> None:
    for pairs, of in ((False, "events"), (True, "dyads")):
        export(store, "csv", tmp_path / "e.csv", pairs=pairs)
        done = export(store, "parquet", tmp_path / "e.parquet", pairs=pairs)
        text, table = pd.read_csv(tmp_path / "e.csv"), pd.read_parquet(tmp_path / "e.parquet")
        assert list(text.columns) == list(table.columns)
        assert len(text) == len(table) == done.rows == count(store, HAPPENED, of)
        assert list(text["event_key"]) == list(table["event_key"])
        assert list(text["score"]) == list(table["score"])
    score = store.sql(
        "SELECT sum(score) FROM dyads d WHERE status IN ('happened', 'ongoing') AND article_key NOT IN"
        " (SELECT article_key FROM duplicates)"
    ).fetchall()[0][0]
    assert table["score"].sum() == pytest.approx(score)


def test_jsonl_gives_documents_with_the_chosen_events(store: Store, tmp_path: Path) -> None:
    done = export(store, "jsonl", tmp_path / "e.jsonl")
    lines = (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [Document.model_validate_json(line) for line in lines]
    assert done.rows == len(documents) == 2
    assert sum(len(each.events) for each in documents) == done.events == count(store, HAPPENED)
    everything = export(store, "jsonl", tmp_path / "all.jsonl", ALL)
    whole = [Document.model_validate_json(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert everything.rows == 3
    assert sorted(whole, key=lambda one: one.article.id) == sorted(store.documents(), key=lambda one: one.article.id)


# --- all ---


@pytest.mark.parametrize(
    "selection",
    [
        ALL,
        Selection(statuses=REAL, dedupe="one-a-day"),
        Selection(dyad=("NOR", "RUS")),
        Selection(attributed=True),
        Selection(types=("CONSULT/visit",), originals=True),
    ],
    ids=["all", "one-a-day", "dyad", "attributed", "mode"],
)
def test_every_selection_has_the_stores_own_total(store: Store, tmp_path: Path, selection: Selection) -> None:
    assert export(store, "csv", tmp_path / "e.csv", selection).rows == count(store, selection)
    assert export(store, "csv", tmp_path / "p.csv", selection, pairs=True).rows == count(store, selection, "dyads")


@pytest.mark.parametrize("format", ["plover", "polecat", "icews", "gdelt", "csv", "jsonl"])
def test_a_name_that_ends_in_gz_is_compressed(store: Store, tmp_path: Path, format: Format) -> None:
    export(store, format, tmp_path / "plain")
    export(store, format, tmp_path / "packed.gz")
    assert gzip.decompress((tmp_path / "packed.gz").read_bytes()) == (tmp_path / "plain").read_bytes()


def test_nothing_chosen_gives_an_empty_file_with_its_header(store: Store, tmp_path: Path) -> None:
    none = Selection(actor="Atlantis")
    assert export(store, "icews", tmp_path / "e.tab", none) == Exported()
    assert len(tab(tmp_path / "e.tab")) == 0
    export(store, "parquet", tmp_path / "e.parquet", none)
    assert len(pd.read_parquet(tmp_path / "e.parquet")) == 0


def test_what_cannot_be_written_leaves_the_old_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "e.txt"
    out.write_text("old")

    def broken(_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("detente.export.exporting.plover.record", broken)
    with pytest.raises(OSError, match="No space"):
        export(store, "plover", out)
    assert out.read_text() == "old" and [path.name for path in tmp_path.iterdir() if "e.txt" in path.name] == ["e.txt"]


def test_a_device_is_no_file_to_be_replaced(store: Store) -> None:
    null = Path("/dev/null")
    if not null.is_char_device():
        pytest.skip("there is no /dev/null here")
    export(store, "csv", null)
    assert null.is_char_device()


def test_wrong_use(store: Store, tmp_path: Path) -> None:
    for format, more, told in (
        ("excel", {}, "no format 'excel'"),
        ("icews", {"pairs": True}, "pairs are for csv and parquet"),
        ("csv", {"keys": tmp_path / "k"}, "keys are for icews and gdelt"),
    ):
        with pytest.raises(ValueError, match=told):
            export(store, format, tmp_path / "e", **more)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="parquet is no text"):
        export(store, "parquet")


@given(st.text())
def test_no_cell_can_be_taken_for_two(value: str) -> None:
    cell = plain(value)
    assert not set(cell) & set('\t\n\r"\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029')


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_numbers_are_the_same_for_the_same_parts_only(one: list[str], other: list[str]) -> None:
    clean = [[part.replace("\0", "") for part in parts] for parts in (one, other)]
    assert (number_of(*clean[0]) == number_of(*clean[1])) == ("\0".join(clean[0]) == "\0".join(clean[1]))
    assert 0 <= number_of(*one) < 2**52
