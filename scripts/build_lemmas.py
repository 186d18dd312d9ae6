"""Add to ``data/parsing/lemmas.tsv``: inflected verbs whose lemma the pipelines get wrong ("staged": stag).

Every verb of the codebook and of the cues is inflected by rule and given to the lemmatizer of the named pipeline; what
comes back wrong goes into the file. Run it again when the codebook has new verbs.
"""

from __future__ import annotations

import sys

from spacy.tokens import Doc

from detente.data import FOLDER, read_tsv
from detente.events import load_codebook
from detente.parsing.model import DEFAULT_MODEL, load_model
from detente.statements import load_cues

HEADER = """\
# Inflected verbs whose lemma the statistical pipelines get wrong; scripts/build_lemmas.py adds to it.
form\tlemma
"""


def forms(verb: str) -> dict[str, str]:
    """The regular forms of a verb and their tags."""
    if verb.endswith("e"):
        return {verb + "d": "VBD", verb[:-1] + "ing": "VBG", verb + "s": "VBZ"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb[:-1] + "ied": "VBD", verb + "ing": "VBG", verb[:-1] + "ies": "VBZ"}
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return {verb + "ed": "VBD", verb + "ing": "VBG", verb + "es": "VBZ"}
    return {verb + "ed": "VBD", verb + "ing": "VBG", verb + "s": "VBZ"}


def main() -> None:
    """Write the file."""
    nlp = load_model(sys.argv[1] if len(sys.argv) > 1 else DEFAULT_MODEL)
    lemmatizer = nlp.get_pipe("lemmatizer")
    verbs = {word for word in load_codebook().verbs if word.isalpha() and len(word) > 2}
    verbs |= {word.split()[0] for word in cue_verbs()}
    path = FOLDER / "parsing" / "lemmas.tsv"
    rows = {(row["form"], row["lemma"]) for _, row in read_tsv(path)}
    for verb in sorted(verbs):
        for form, tag in forms(verb).items():
            doc = Doc(nlp.vocab, words=[form], tags=[tag], pos=["VERB"], morphs=[MORPHS[tag]])
            found = lemmatizer.lemmatize(doc[0])[0]
            if found != verb and found not in verbs:
                rows.add((form, verb))
    text = HEADER + "".join(f"{form}\t{lemma}\n" for form, lemma in sorted(rows))
    path.write_text(text, encoding="utf-8")
    print(f"{len(rows)} forms of {len(verbs)} verbs")


MORPHS = {
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBG": "VerbForm=Ger",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
}


def cue_verbs() -> set[str]:
    """The verbs of the cues."""
    lexicon = load_cues()
    return {word for word in getattr(lexicon, "verbs", {}) if word.isalpha()}


if __name__ == "__main__":
    main()
