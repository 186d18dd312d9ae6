"""The second opinion: a learned classifier that is asked where the codebook has no word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import Coder
from detente.data import DataError
from detente.events import Opinion, load_opinion
from detente.events.opinion.model import OPINION
from detente.events.opinion.pieces import Pieces

SENTENCE = "Albania kept Greece in the dark about the talks."
UNKNOWN = [
    # predicates that no entry has, and what a reader makes of them
    ("Peru's president showered Chile's new leader with compliments.", "SUPPORT", "PER", "CHL"),
    # who stands behind a preposition of the object, or with what is told below the verb
    ("Peru's trade minister issued a report highly critical of the Belgian government.", "ACCUSE", "PER", "BEL"),
    ("Peru's president has plans to send a naval attaché to NATO headquarters.", "AGREE", "PER", "IGO"),
    # of whom something is said
    ("Peru's president said the Belgian government was to blame for the shortage.", "ACCUSE", "PER", "BEL"),
]
NOT_MEANT = [
    # what is one's own, and whose place one takes
    "Kenya's president showered his army with compliments.",
    "Kenya's president cemented his place as the candidate of the Jubilee Party.",
    "The Secretary-General of the United Nations said the UN had learned a painful lesson.",
    # where one is, and to whom one speaks
    "The Kenyan embassy in Chad rearranged its furniture.",
    "The Argentine minister told the Buenos Aires Herald that rain was likely.",
]


@pytest.fixture(scope="module")
def opinion() -> Opinion:
    return load_opinion()


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(OPINION / "vocab.txt")


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_words_are_cut_into_the_longest_pieces_from_their_start(pieces):
    cut = pieces("Disbelieved Détente, 2024!")
    names = {number: piece for piece, number in pieces._numbers.items()}
    assert [names[piece.number] for piece in cut] == [
        "di",
        "##sb",
        "##eli",
        "##eve",
        "##d",
        "det",
        "##ente",
        ",",
        "202",
        "##4",
        "!",
    ]
    assert [(piece.start, piece.end) for piece in cut][:3] == [(0, 11), (0, 11), (0, 11)]


@given(st.text(max_size=300))
def test_pieces_lie_within_the_text_and_in_order(text):
    cut = Pieces(OPINION / "vocab.txt")(text) if text.isascii() else load_opinion()._pieces(text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in cut)
    assert [piece.start for piece in cut] == sorted(piece.start for piece in cut)


def test_chances_add_up(opinion):
    chances = opinion(SENTENCE, span(SENTENCE, "Albania"), span(SENTENCE, "Greece"))
    assert set(chances) == {"NONE", *(type_ for type_ in chances if type_.isupper())}
    assert len(chances) == 17
    assert sum(chances.values()) == pytest.approx(1, abs=1e-5)


def test_it_tells_source_from_target(opinion):
    text = "Norway's prime minister lambasted the Danish government over the fishing quota."
    source, target = span(text, "Norway's prime minister"), span(text, "the Danish government")
    there, back = opinion(text, source, target), opinion(text, target, source)
    assert max(there, key=there.get) == "ACCUSE"
    assert back["ACCUSE"] < 0.2


def test_parties_that_overlap_or_are_no_words_get_no_answer(opinion):
    assert opinion(SENTENCE, (0, 7), (0, 7)) == {}
    assert opinion(SENTENCE, (0, 12), (8, 19)) == {}
    assert opinion(SENTENCE, (0, 7), (7, 8)) == {}


def test_parties_too_far_apart_get_no_answer_and_near_ones_do_in_a_sentence_of_any_length(opinion):
    far = "Chad, " + "after a very long wait, " * 60 + "praised Mali."
    assert opinion(far, span(far, "Chad"), span(far, "Mali")) == {}
    near = "after a very long wait, " * 60 + "Chad praised Mali."
    chances = opinion(near, span(near, "Chad"), span(near, "Mali"))
    assert max(chances, key=chances.get) == "SUPPORT"


def test_a_model_that_cannot_be_loaded_is_named(tmp_path):
    (tmp_path / "vocab.txt").write_text((OPINION / "vocab.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "labels.json").write_text('["NONE"]')
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(DataError, match=r"model\.onnx: the second opinion cannot be loaded"):
        Opinion(tmp_path)(SENTENCE, span(SENTENCE, "Albania"), span(SENTENCE, "Greece"))


@pytest.mark.parametrize(("text", "type_", "actor", "recipient"), UNKNOWN)
def test_what_the_codebook_has_no_word_for_is_found_with_less_confidence(
    coder: Coder, codebook_coder: Coder, text, type_, actor, recipient
):
    events = coder.code(text).events
    assert [(e.type, e.actors[0].country, e.recipients[0].country) for e in events] == [(type_, actor, recipient)]
    assert events[0].confidence < 0.75
    assert codebook_coder.code(text).events == []


def test_what_the_codebook_knows_is_not_asked_again(coder: Coder, codebook_coder: Coder):
    text = "Norway condemned Iran. Ghana signed a treaty with Togo. Chad said it would not meet Libya."
    told, alone = coder.code(text).events, codebook_coder.code(text).events
    assert [(e.type, e.mode, e.status, e.evidence) for e in told] == [
        (e.type, e.mode, e.status, e.evidence) for e in alone
    ]


@pytest.mark.parametrize("text", NOT_MEANT)
def test_who_only_stands_there_is_done_nothing_to(coder: Coder, text):
    assert coder.code(text).events == []


@pytest.mark.parametrize(
    ("text", "type_", "thing"),
    [
        ("Peru's president showered the draft treaty with compliments.", "SUPPORT", "the draft treaty"),
        ("The Kenyan president pooh-poohed the report.", "REJECT", "the report"),
        ("Chad's president lobbied for a new bridge.", "REQUEST", "a new bridge"),
    ],
)
def test_a_thing_stands_in_the_place_of_whoever_is_not_named(coder: Coder, text, type_, thing):
    [event] = coder.code(text).events
    assert (event.type, event.recipients) == (type_, [])
    assert text[slice(*event.evidence.recipients[0])].startswith(thing)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president rearranged the furniture.",
        "The Kenyan army fired mortars.",
        "Togo's president did not alter the speech.",
        "Chad's government printed the report.",
    ],
)
def test_to_things_nothing_is_done_but_by_words(coder: Coder, text):
    assert coder.code(text).events == []


def test_a_language_is_nobody(coder: Coder):
    events = coder.code("Kenya's president called for English to be taught in all schools of Uganda.").events
    assert "English" not in [a.text for e in events for a in e.recipients]


def test_what_is_planned_below_a_verb_is_not_told_as_done(coder: Coder):
    (event,) = coder.code("Peru's president has plans to send a naval attaché to NATO headquarters.").events
    assert event.status in {"planned", "intended"}
    assert "future" in event.auxiliary


def test_what_is_not_real_stays_so(coder: Coder):
    text = "The Kenyan foreign minister might tear a strip off the Ethiopian ambassador."
    assert not [e for e in coder.code(text).events if e.status in {"happened", "ongoing"}]


def test_a_codebook_of_ones_own_stands_alone(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[[entry]]\nid = "sulk"\ntype = "ACCUSE"\nmode = "disapprove"\npatterns = ["A sulk at R"]\n'
        'examples = [{ text = "Chad sulked at Mali.", event = "TCD > MLI happened" }]\n'
    )
    coder = Coder(codebook=tmp_path)
    assert coder.events.opinion is None
    assert [e.type for e in coder.code("Chad sulked at Mali.").events] == ["ACCUSE"]
