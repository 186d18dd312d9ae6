"""The likeliest event between two mentions that the user points at."""

import pytest


def relate(coder, text, source, target):
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    return coder.relate(text, *spans, published="2023-04-26")


def test_between_two_given_mentions(coder):
    text = "The Zorvan Front freed two Ruritanian surveyors on Monday, after Chad had urged it to."
    event = relate(coder, text, "The Zorvan Front", "two Ruritanian surveyors")
    assert (event.type, event.mode) == ("RETREAT", "release")
    assert relate(coder, text, "Chad", "it").type == "REQUEST"


def test_nothing_joins_them(coder):
    assert relate(coder, "The weather in Chad was fine, and Niger won.", "Chad", "Niger") is None


def test_mentions_of_two_sentences_have_no_event(coder):
    assert relate(coder, "Chad condemned the raid. Niger was silent.", "Chad", "Niger") is None


def test_a_span_outside_the_text_is_an_error(coder):
    with pytest.raises(ValueError, match="not within the text"):
        coder.relate("Chad condemned Niger.", (0, 4), (15, 99))
