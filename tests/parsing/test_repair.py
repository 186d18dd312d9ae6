"""What the parser gets wrong and is mended by rules of grammar."""

import pytest


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Rockets fired from Gaza hit the Israeli town of Sderot on Monday.", "hit", "Rockets"),
        ("Missiles launched from Yemen struck a Saudi airport.", "strike", "Missiles"),
        ("PARIS (Reuters) - Troops loyal to Alassane Ouattara arrested his rival on Monday.", "arrest", "Troops"),
        ("The ministry in Tunis condemned in the strongest terms the attack on the mosque.", "condemn", "ministry"),
        ("The African Union, whose head, Moussa Faki, spoke by phone, condemned the mutiny.", "condemn", "Union"),
        ("HE the President of Malawi praised the bridge.", "praise", "President"),
        ("Marta Ramirez, for her part, called for a truce, a demand that Caracas rejects.", "call", "Ramirez"),
    ],
)
def test_main_verb_behind_a_modifier(parser, text, verb, subject):
    clause = next(c for s in parser.parse(text).sentences for c in s.clauses if c.lemma == verb)
    assert clause.link == "root"
    assert [clause.sentence.words[head] for head in clause.subjects] == [subject]


def test_an_agent_is_not_taken_from_an_active_verb(parser):
    sentence = parser.parse("Turkey is under sanctions and was condemned on Monday.").sentences[0]
    assert next(c for c in sentence.clauses if c.lemma == "condemn").subjects == []


def test_a_present_form_is_not_coordinated_with_an_infinitive(parser):
    text = "Li said that China appreciates Pakistan's efforts to ease tension and supports the dialogue."
    clause = next(c for c in parser.parse(text).sentences[0].clauses if c.lemma == "support")
    assert [clause.sentence.words[head] for head in clause.subjects] == ["China"]


def test_who_answers_is_who_spoke(parser):
    text = "The envoy said that Turkish planes were in the air but denied any attack."
    clause = next(c for c in parser.parse(text).sentences[0].clauses if c.lemma == "deny")
    assert [clause.sentence.words[head] for head in clause.subjects] == ["envoy"]


@pytest.mark.parametrize(
    "text",
    ["Norway is opposed to holding talks with Chad.", "Norway, opposed to the boycott, sent envoys to Chad."],
)
def test_to_be_opposed_is_nothing_that_somebody_does_to_one(parser, text):
    clauses = parser.parse(text).sentences[0].clauses
    assert not any(clause.passive for clause in clauses)


def test_a_verb_with_a_modal_is_not_coordinated_with_an_infinitive(parser):
    text = "Togo wanted the envoys to return but would not agree to a summit."
    clause = next(c for c in parser.parse(text).sentences[0].clauses if c.lemma == "agree")
    assert [clause.sentence.words[head] for head in clause.subjects] == ["Togo"]


def test_the_noun_before_a_finite_verb_is_its_subject(parser):
    sentence = parser.parse("The US military trains Iraqi pilots at the request of Baghdad, Roberts said.").sentences[0]
    clause = next(c for c in sentence.clauses if c.lemma == "train")
    assert [sentence.words[head] for head in clause.subjects] == ["military"]


def test_what_stands_behind_examples_belongs_to_the_verb(parser):
    text = "The agency returned old bowls, including a vase and a cup from Bari, to the government of Italy."
    sentence = parser.parse(text).sentences[0]
    clause = next(c for c in sentence.clauses if c.lemma == "return")
    assert ("to", "government") in [(prep, sentence.words[head]) for prep, head in clause.obliques]
