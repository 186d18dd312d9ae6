"""Agencies' datelines are no part of the sentence behind them."""

import pytest


@pytest.mark.parametrize(
    "dateline",
    [
        "BEIJING (Reuters) - ",
        "WASHINGTON, Oct 3 — ",
        "BRASILIA, May 29 (ANW) - ",
        "GAZA CITY, Gaza Strip -- ",
        "ANKARA/ATHENS, Nov 3 (AFP) - ",
        "NAIROBI, Kenya: ",
        "LAHORE: ",
        "DHAKA, Feb 3: ",
        "ISLAMABAD, Oct 23 (ANW): ",
        "Colombo, May 12: ",
        "Addis Ababa -- ",
        "BOGOTÁ (ANW) — ",
        "Sharm el-Sheikh, Egypt – ",
        "Wellington — ",
        "Warsaw (dpa) - ",
    ],
)
def test_the_sentence_begins_behind_the_dateline(parser, dateline):
    text = f"{dateline}Peru's president met his Chilean counterpart on Monday."
    (sentence,) = parser.parse(text).sentences
    assert text[sentence.start :].startswith("Peru's president")
    assert sentence.quote(0) == "Peru"


def test_only_one_dateline_an_article(parser):
    text = "LIMA (AP) - Peru voted.\n\nCHILE - The land of poets is long."
    assert [text[s.start : s.start + 5] for s in parser.parse(text).sentences] == ["Peru ", "CHILE"]


def test_speakers_of_a_transcript_are_no_datelines(parser):
    text = "HOLLIS: Will you go?\n\nAMINI: If I am asked, I will go."
    assert text[parser.parse(text).sentences[0].start :].startswith("HOLLIS")
