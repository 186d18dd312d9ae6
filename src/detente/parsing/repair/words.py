"""Words that the tagger takes for others: lemmas, verbs and nouns taken for one another, participles for passives."""

from functools import cache

from detente.data import FOLDER, read_tsv
from detente.parsing.repair.trees import has_own, own
from detente.parsing.sentence import Sentence
from detente.parsing.words import words


def mend_lemmas(sentence: Sentence) -> None:
    """Give known forms the lemmas that they have."""
    wrong = wrong_lemmas()
    for i, pos in enumerate(sentence.pos):
        if pos in wrong and sentence.lower[i] in wrong[pos]:
            sentence.lemmas[i] = wrong[pos][sentence.lower[i]]


@cache
def wrong_lemmas() -> dict[str, dict[str, str]]:
    """The lemmas that the pipelines get wrong, by part of speech: ``lemmas.tsv`` and ``noun_lemmas.tsv``."""
    files = {"VERB": "lemmas.tsv", "NOUN": "noun_lemmas.tsv"}
    return {
        pos: {row["form"]: row["lemma"] for _, row in read_tsv(FOLDER / "parsing" / name)}
        for pos, name in files.items()
    }


def cut_apostrophes_from_names(sentence: Sentence) -> None:
    """Take a possessive 's out of the named entities that the recogniser ran together with it."""
    sentence.names = [
        name._replace(last=name.last - 1)
        if name.last > name.first and sentence.words[name.last] in {"'s", "'"} and sentence.tags[name.last] == "POS"
        else name
        for name in sentence.names
    ]


def part_adjectives(sentence: Sentence) -> None:
    """ "Chad is opposed to talks" tells what Chad thinks: no passive of something that somebody did to it."""
    states_of_mind = words().states_of_mind
    for j, lemma in enumerate(sentence.lemmas):
        if lemma == "convince" and sentence.tags[j] == "VBN" and not has_own(sentence, j, {"agent", "dobj"}):
            if has_own(sentence, j, {"ccomp"}):
                for be in own(sentence, j, {"auxpass"}):
                    _link(sentence, be, j)
                    sentence.lemmas[j], sentence.tags[j], sentence.pos[j] = sentence.lower[j], "JJ", "ADJ"
            continue  # "is convinced that it will hold"
        if lemma not in states_of_mind or sentence.tags[j] != "VBN" or has_own(sentence, j, {"agent", "dobj"}):
            continue
        if not any(sentence.lower[k] == "to" and k > j for k in own(sentence, j, {"prep"})):
            continue
        for be in own(sentence, j, {"auxpass"}):
            _link(sentence, be, j)
        if sentence.deps[j] == "acomp":
            sentence.lemmas[j], sentence.tags[j], sentence.pos[j] = sentence.lower[j], "JJ", "ADJ"
        elif sentence.deps[j] in {"acl", "advcl"}:
            sentence.tags[j] = "JJ"  # "parties opposed to the deal": as active as "opposing"


def _link(sentence: Sentence, be: int, adjective: int) -> None:
    """Make "be" the head of the clause and what was its passive the adjective behind it."""
    above = sentence.heads[adjective]
    sentence.heads[be], sentence.deps[be] = be if above == adjective else above, sentence.deps[adjective]
    for k in range(len(sentence)):
        if sentence.heads[k] == adjective and k != be and sentence.deps[k] not in {"prep", "advmod", "ccomp"}:
            sentence.heads[k] = be
            sentence.deps[k] = "nsubj" if sentence.deps[k] == "nsubjpass" else sentence.deps[k]
    sentence.heads[adjective], sentence.deps[adjective] = be, "acomp"


def mend_verbs_with_subjects(sentence: Sentence) -> None:
    """What has a subject of its own and nothing before it that a noun has is a verb: "when the two *meet*"."""
    for i, dep in enumerate(sentence.deps):
        if sentence.pos[i] != "NOUN" or sentence.tags[i] not in {"NN", "NNS"}:
            continue
        if dep not in {"advcl", "ccomp", "relcl"} and not (dep == "ROOT" and sentence.tags[i] == "NNS"):
            continue  # "the forum *convenes* in Honiara"
        before = [c for c in range(i) if sentence.heads[c] == i]
        subject = any(sentence.deps[c] == "nsubj" for c in before)
        if subject and not any(
            sentence.deps[c] in {"det", "amod", "compound", "poss", "nummod", "prep"} for c in before
        ):
            sentence.pos[i], sentence.tags[i] = "VERB", "VBP" if sentence.tags[i] == "NN" else "VBZ"


def mend_participles_with_subjects(sentence: Sentence) -> None:
    """In "said the ban *smacked* of arrogance" what has a subject and no helper is a past form."""
    saying = words().saying
    for i, dep in enumerate(sentence.deps):
        if dep != "ccomp" or sentence.tags[i] != "VBN" or sentence.lemmas[sentence.heads[i]] not in saying:
            continue
        if has_own(sentence, i, {"nsubj"}) and not has_own(sentence, i, {"aux", "auxpass"}) and sentence.heads[i] < i:
            sentence.tags[i] = "VBD"


def mend_nouns_behind_prepositions(sentence: Sentence) -> None:
    """In "will fly on after *stops* in Hanoi" the noun is no verb: it stands behind a preposition, with no subject."""
    for i, dep in enumerate(sentence.deps):
        if dep != "advcl" or sentence.tags[i] != "NNS" or has_own(sentence, i, {"nsubj", "nsubjpass", "aux", "dobj"}):
            continue
        marks = [k for k in range(max(0, i - 4), i) if sentence.heads[k] == i and sentence.deps[k] == "mark"]
        if marks and sentence.lower[marks[0]] in {"after", "before"}:
            mark = marks[0]
            sentence.heads[mark], sentence.deps[mark] = sentence.heads[i], "prep"
            sentence.heads[i], sentence.deps[i] = mark, "pobj"
            sentence.pos[i] = "NOUN"


def mend_infinitives(sentence: Sentence) -> None:
    """What stands right behind "to", its helper, is a verb: "is to *brief* the ministers"."""
    for i, pos in enumerate(sentence.pos):
        helped = i > 0 and sentence.tags[i - 1] == "TO" and sentence.heads[i - 1] == i and sentence.deps[i - 1] == "aux"
        if pos in {"ADJ", "NOUN"} and helped:
            sentence.pos[i], sentence.tags[i] = "VERB", "VB"


def mend_participles_before_names(sentence: Sentence) -> None:
    """ "Met with *visiting* Chinese premier Li Peng" tells who Li is, not whom somebody visited."""
    for i, dep in enumerate(sentence.deps):
        if sentence.lower[i] not in words().before_names or dep not in {"pcomp", "xcomp", "ccomp", "advcl"}:
            continue
        above = sentence.heads[i]
        said = sentence.lower[above] if dep == "pcomp" else sentence.lemmas[above]
        named = next((k for k in own(sentence, i, {"dobj"}) if _is_named_behind(sentence, i, k)), None)
        if named is None or above > i or said in words().before_gerunds or has_own(sentence, i, {"nsubj", "aux"}):
            continue
        for k, head in enumerate(sentence.heads):
            if head == i and k != named:
                sentence.heads[k] = above if k > named else named
        sentence.heads[named], sentence.deps[named] = above, "pobj" if dep == "pcomp" else "dobj"
        sentence.heads[i], sentence.deps[i], sentence.pos[i], sentence.tags[i] = named, "amod", "ADJ", "JJ"


def _is_named_behind(sentence: Sentence, i: int, named: int) -> bool:
    """Whether a person's name stands right behind a word, with nothing but his state and office before it."""
    between = set(sentence.pos[i + 1 : named])
    person = any(name.label == "PERSON" and name.first <= named <= name.last for name in sentence.names)
    return person and between <= {"ADJ", "NOUN", "PROPN"}


def mend_styles(sentence: Sentence) -> None:
    """ "*His Majesty* left for Rabat": a style is one pronoun, and nobody's majesty leaves."""
    for i, word in enumerate(sentence.lower[:-1]):
        style = i + 1
        if word not in {"his", "her"} or sentence.words[style] not in words().styles or sentence.heads[i] != style:
            continue
        above = sentence.heads[style]
        sentence.heads[i], sentence.deps[i] = (i, "ROOT") if above == style else (above, sentence.deps[style])
        for k in range(style + 1, len(sentence)):
            if sentence.heads[k] == style:
                sentence.heads[k] = i
        sentence.heads[style], sentence.deps[style] = i, "dep"
        sentence.pos[style], sentence.tags[style] = "X", "FW"
