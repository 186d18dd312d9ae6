"""The clause view: who does what in the grammar, with the turns of English undone."""

import pytest

from detente.parsing import nominal_clause


def told(parser, text):
    """Each clause as "subject verb object, preposition noun" in heads and lemmas."""
    (sentence,) = parser.parse(text).sentences
    word = sentence.words.__getitem__
    lines = {}
    for clause in sentence.clauses:
        name = f"{clause.lemma} {clause.particle}".strip()
        lines[name] = (
            " ".join(map(word, clause.subjects)),
            " ".join(map(word, clause.objects)),
            {preposition: word(head) for preposition, head in clause.obliques},
        )
    return lines


def clause(parser, text, lemma):
    (sentence,) = parser.parse(text).sentences
    return next(c for c in sentence.clauses if c.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "subjects", "objects"),
    [
        ("Norway expelled two diplomats.", "expel", "Norway", "diplomats"),
        ("Two diplomats were expelled by Norway.", "expel", "Norway", "diplomats"),
        ("Two diplomats were expelled.", "expel", "", "diplomats"),
        ("Norway, which expelled two diplomats, has apologised.", "expel", "Norway", "diplomats"),
        ("The diplomats whom Norway expelled flew home.", "expel", "Norway", "diplomats"),
        ("The diplomats expelled by Norway flew home.", "expel", "Norway", "diplomats"),
        ("Norway decided to expel two diplomats.", "expel", "Norway", "diplomats"),
        ("Norway met the envoys and expelled two diplomats.", "expel", "Norway", "diplomats"),
        ("Norway is considering expelling two diplomats.", "expel", "Norway", "diplomats"),
        ("Chad urged France to withdraw its troops.", "withdraw", "France", "troops"),
        ("France was urged to withdraw its troops.", "withdraw", "France", "troops"),
        ("Chad accused France of arming the rebels.", "arm", "France", "rebels"),
        ("Chad and Niger arrested the smugglers.", "arrest", "Chad Niger", "smugglers"),
        ("The army arrested and charged two men.", "arrest", "army", "men"),
        ("Dozens of soldiers left the town.", "leave", "soldiers", "town"),
        ("Speaking in Lima, the minister praised Brazil.", "speak", "minister", ""),
        ("The minister promised Chad to send troops.", "send", "minister", "troops"),
        ("Algeria calls off minister’s Paris trip as visa quarrel sharpens", "call off", "Algeria", "trip"),
    ],
)
def test_who_does_what_to_whom(parser, text, lemma, subjects, objects):
    assert told(parser, text)[lemma][:2] == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "lemma", "preposition", "noun"),
    [
        ("The envoys met in Oslo.", "meet", "in", "Oslo"),
        ("The pilots were held by Serbia.", "hold", "by", "Serbia"),
        ("Turkey pulled out of the talks.", "pull", "out of", "talks"),
    ],
)
def test_what_stands_behind_prepositions(parser, text, lemma, preposition, noun):
    assert told(parser, text)[lemma][2][preposition] == noun


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "modals", "negated"),
    [
        ("Peru closed the border.", "close", "past", [], False),
        ("Peru has closed the border.", "close", "perfect", [], False),
        ("Peru will close the border.", "close", "future", ["will"], False),
        ("Peru won’t close the border.", "close", "future", ["will"], True),
        ("Peru didn’t close the border.", "close", "past", [], True),
        ("Peru may close the border.", "close", "present", ["may"], False),
        ("No troops closed the border.", "close", "past", [], True),
        ("Peru never closed the border.", "close", "past", [], True),
        ("Chad will neither accept nor reject the plan.", "accept", "future", ["will"], True),
        ("Chad neither supports nor opposes the plan.", "oppose", "present", [], True),
        ("The minister neither met them nor wrote.", "meet", "past", [], True),
        ("Chad did not condemn nor endorse the raid.", "endorse", "past", [], True),
    ],
)
def test_tense_modals_and_negation(parser, text, lemma, tense, modals, negated):
    found = clause(parser, text, lemma)
    assert (found.tense, found.modals, found.negated) == (tense, modals, negated)


def test_a_verb_is_coordinated_with_the_one_of_its_form(parser):
    text = "The envoy said it was likely that he would visit Peru and rejected calls to leave."
    assert clause(parser, text, "visit").parent.lemma == "likely"
    assert clause(parser, text, "reject").link == "root"


def test_adjectives_and_nouns_with_a_copula_are_predicates(parser):
    ready = clause(parser, "The minister was ready to visit Chad.", "ready")
    assert (ready.kind, ready.sentence.words[ready.copula]) == ("adjective", "was")
    assert [c.lemma for c in ready.complements] == ["visit"]
    assert clause(parser, "It would be a mistake to leave.", "mistake").kind == "noun"


def test_a_clause_knows_the_noun_it_hangs_on(parser):
    shut = clause(parser, "He rejected calls to shut down relations.", "shut")
    assert (shut.link, shut.sentence.words[shut.via], shut.parent.lemma) == ("noun complement", "calls", "reject")


def test_a_noun_reads_as_a_predicate(parser):
    (sentence,) = parser.parse("He regretted China's rejection of the plan by Peru.").sentences
    rejection = nominal_clause(sentence, sentence.words.index("rejection"))
    assert sentence.words[rejection.subjects[0]] == "China"
    assert ("of", sentence.words.index("plan")) in rejection.obliques
    assert (rejection.marker, rejection.parent.lemma) == ("object", "regret")


def test_headings_without_full_stop_do_not_run_into_the_next_paragraph(parser):
    parsed = parser.parse("Envoy ready to talk\n\nThe envoy left.\nHe smiled.")
    assert [(s.start, s.end) for s in parsed.sentences] == parsed.paragraphs


def test_hard_wrapped_lines_are_one_paragraph(parser):
    line = "The government of the republic said on Tuesday that it would send"
    text = f"{line}\nthree hundred engineers to the flooded valleys in the north of the\ncountry."
    assert len(parser.parse(text).paragraphs) == 1
