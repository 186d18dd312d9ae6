"""The day of publication in the forms that files write it."""

import datetime

import pytest

from detente.reading.dates import read_date

DAY = datetime.date(2024, 5, 6)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime.datetime(2024, 5, 6, 23, 59, tzinfo=datetime.UTC),
        "2024-05-06",
        " 2024-05-06 ",
        "2024-05-06T23:30:00-05:00",
        "2024-05-06T10:00:00.123Z",
        "2024-05-06 10:00:00 UTC",
        "2024-5-6",
        "2024/05/06",
        "2024.05.06",
        "20240506",
        20240506,
        "20240506T101500Z",
        "20240506101500",
        "Mon, 06 May 2024 23:30:00 -0500",
        "Mon, 6 May 2024 10:00:00 GMT",
        "6 May 2024",
        "6th of May 2024",
        "06-May-2024",
        "May 6, 2024",
        "MAY 6 2024",
        "Monday, May 6, 2024, 10:00 AM",
        "Monday 6 May 2024 18.30 BST",
        "Published on May 6th, 2024",
        "Mon May  6 10:00:00 +0000 2024",
        "Mon May  6 10:00:00 2024",
        "06.05.2024",
        "6.5.2024 10:00",
        1714989600,
        1714989600.0,
        1714989600000,
        "1714989600",
    ],
)
def test_a_day(value: object) -> None:
    assert read_date(value) == DAY


@pytest.mark.parametrize(
    ("value", "day"), [("25/12/2023", "2023-12-25"), ("12/25/2023", "2023-12-25"), ("5/5/2023", "2023-05-05")]
)
def test_slashes_where_only_one_reading_is_possible(value: str, day: str) -> None:
    assert str(read_date(value)) == day


@pytest.mark.parametrize("value", [None, "", "  ", "null", "None", "NaN", "NaT", float("nan")])
def test_nothing(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "05/06/2024",
        "2024",
        "May 2024",
        "2024-05",
        "2024-13-01",
        "2024-02-30",
        "yesterday",
        "two days ago",
        "31 June 2024",
        True,
        ["2024-05-06"],
        {"$date": 1},
        "9" * 5000,
        float("inf"),
    ],
)
def test_what_is_no_day_is_said(value: object) -> None:
    with pytest.raises(ValueError, match="the date ") as error:
        read_date(value)
    assert len(str(error.value)) < 120
