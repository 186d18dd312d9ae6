"""The tense, modals and aspect of a clause."""

from __future__ import annotations

from detente.parsing.clauses.clause import Clause


def read_verb_group(clause: Clause) -> None:
    """Tense, modals and aspect from the auxiliaries and the form of the verb."""
    sentence = clause.sentence
    head_tag = sentence.tags[clause.top]
    modals, finite, to = [], None, False
    for aux in sorted(clause.auxiliaries):
        tag, lemma = sentence.tags[aux], sentence.lemmas[aux]
        if tag == "MD":
            modals.append(
                {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}.get(
                    sentence.lower[aux], lemma
                )
            )
        elif tag == "TO":
            to = True
        elif lemma == "be" and "VBG" in {tag, head_tag}:  # "is questioning", "is being questioned"
            clause.progressive = True
        if finite is None and tag in {"VBD", "VBZ", "VBP"}:
            finite = (tag, lemma)
    clause.modals = modals
    if to:
        clause.marker = "to"
    if "will" in modals or "shall" in modals:
        clause.tense = "future"
    elif modals:
        clause.tense = "present"
    elif finite is not None:
        tag, lemma = finite
        if (
            lemma == "have"
            and tag in {"VBZ", "VBP"}
            and len(clause.auxiliaries) >= 1
            and head_tag in {"VBN", "VBD", "VBG"}
        ):
            clause.tense = "perfect"
        else:
            clause.tense = "past" if tag == "VBD" else "present"
    elif to:
        clause.tense = "infinitive"
    elif head_tag == "VBD":
        clause.tense = "past"
    elif head_tag in {"VBZ", "VBP", "MD"}:
        clause.tense = "present"
    elif head_tag == "VB":
        clause.tense = "infinitive"
    else:
        clause.tense = "participle"
        if head_tag == "VBN" and clause.surface and sentence.deps[clause.top] in {"ROOT", "relcl"}:
            # "Ramirez, for her part, called for talks", "a step Chad condemned", whatever the tagger says
            clause.tense = "past"
        elif (
            head_tag == "VBN" and not clause.passive and sentence.deps[clause.top] in {"acl", "advcl", "relcl", "ROOT"}
        ):
            clause.passive = True
            clause.subjects = [head for prep, head in clause.obliques if prep == "by"]
