"""Who says so, for a character of the text."""

from __future__ import annotations

from detente.statements import chain


def speakers(reader, text: str, word: str) -> list[tuple[str, str | None]]:  # type: ignore[no-untyped-def]
    found = chain(reader.said(text), text.index(word))
    return [
        (text[slice(*one.statement.evidence.speaker)] if one.statement.evidence.speaker else "-", one.statement.cue)
        for one in found
    ]


def test_outermost_first(reader) -> None:  # type: ignore[no-untyped-def]
    text = "The minister said Washington had told Ankara that the jets would not be delivered."
    assert speakers(reader, text, "delivered") == [("The minister", "said"), ("Washington", "told")]


def test_own_voice_is_empty(reader) -> None:  # type: ignore[no-untyped-def]
    text = "The jets landed in Konya. The minister said they would stay."
    assert speakers(reader, text, "landed") == []


def test_the_cue_itself_is_the_articles_own(reader) -> None:  # type: ignore[no-untyped-def]
    text = "Beijing accused Vilnius of breaking its word."
    assert speakers(reader, text, "accused") == []
    assert speakers(reader, text, "breaking") == [("Beijing", "accused")]


def test_accusations_that_are_dismissed(reader) -> None:  # type: ignore[no-untyped-def]
    text = "Dhaka dismissed accusations that its police had tortured the students."
    assert speakers(reader, text, "tortured") == [("Dhaka", "dismissed"), ("-", "accusations")]


def test_asserted_or_taken_as_given(reader) -> None:  # type: ignore[no-untyped-def]
    (said,) = reader.said("Oslo said the ship had been attacked.")
    (condemned,) = reader.said("Oslo condemned the attack on the ship.")
    assert said.asserted and not condemned.asserted
    assert (said.cue_class, condemned.cue_class) == ("says", "blames")


def test_same_input_same_output(reader) -> None:  # type: ignore[no-untyped-def]
    text = "Oslo said the ship had been attacked, adding that Bergen was safe. “It is over,” the captain wrote on X."
    first = [one.statement.model_dump_json() for one in reader.said(text)]
    assert first == [one.statement.model_dump_json() for one in reader.said(text)]
    assert [one.statement.id for one in reader.said(text)] == ["a:s1", "a:s2", "a:s3"]


def test_evidence_is_in_the_text(reader) -> None:  # type: ignore[no-untyped-def]
    text = "“We asked,” Georgia's prime minister said. “We were given none.”\n\nTbilisi rejected calls to leave."
    for one in reader.said(text):
        statement = one.statement
        assert statement.content == " ".join(text[a:b] for a, b in statement.evidence.content)
        if statement.cue is not None:
            assert text[slice(*statement.evidence.cue)] == statement.cue
