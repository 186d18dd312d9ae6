"""Drafts of the lexicon's names, and of bodies that only the statistical recogniser saw."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.draft import Draft
from detente.resolving.grammar import heads_span, left_edge, preposition, role
from detente.resolving.lexicon.index import Lexicon
from detente.resolving.lexicon.matching import NameHit, TitleHit, is_shouted
from detente.resolving.lexicon.wording import wording
from detente.resolving.mentions.bodies import definite

_PLACES = frozenset({"in", "at", "near", "into", "through", "around", "outside", "toward", "towards", "across"})


class Names:
    """Makes drafts of states, peoples and bodies that are called by name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def draft(self, sentence: Sentence, hit: NameHit, names: list[NameHit], start: int) -> Draft | None:
        entry = hit.entry
        head = heads_span(sentence, hit.first, hit.last)
        kind: str = entry.kind
        if kind == "demonym" and hit.first == hit.last and len(hit.entries) > 1:
            states = [e for e in hit.entries if e.kind == "state"]
            if states:
                kind = "state"
        first = hit.first
        part = sentence.deps[head] in {"compound", "nmod"} and sentence.heads[head] > hit.last
        if kind != "organisation" and (
            (part and kind != "person" and sentence.tags[sentence.heads[head]] in {"NNP", "NNPS"})
            or _in_compound(sentence, hit.last)
        ):
            return Draft(sentence, hit.first, hit.last, head, "demonym", (hit.first, hit.last), hit=hit)
        if kind in {"demonym", "people", "region"} and (kind == "demonym" or entry.role == "adjective"):
            if (
                sentence.deps[head] in {"amod", "compound", "nmod", "poss"}
                and sentence.heads[head] > hit.last
                and sentence.deps[head] != "poss"
            ):
                return Draft(sentence, hit.first, hit.last, head, "demonym", (hit.first, hit.last), hit=hit)
            if sentence.pos[head] == "ADJ" and sentence.deps[head] not in {
                "nsubj",
                "dobj",
                "pobj",
                "conj",
                "nsubjpass",
                "ROOT",
                "appos",
                "iobj",
                "dative",
            }:
                return Draft(sentence, hit.first, hit.last, head, "demonym", (hit.first, hit.last), hit=hit)
            if role(sentence, head)[0] in {"amod", "compound", "nmod"} and role(sentence, head)[1] > hit.last:
                return Draft(sentence, hit.first, hit.last, head, "demonym", (hit.first, hit.last), hit=hit)
            low = left_edge(sentence, first, head, start)
            draft = Draft(sentence, low, hit.last, head, "nationals", (hit.first, hit.last), hit=hit)
            draft.definite = definite(sentence, low, first)
            draft.plural = sentence.tags[head] != "NN" or draft.definite
            return draft
        if kind in {"nationals", "people"}:
            low = left_edge(sentence, first, head, start)
            draft = Draft(sentence, low, hit.last, head, "nationals", (hit.first, hit.last), hit=hit)
            draft.definite = definite(sentence, low, first)
            draft.plural = sentence.tags[head] in {"NNS", "NNPS"} or kind == "people"
            if kind == "people" and entry.country is None:
                draft.near = [n for n in names if low <= n.first < first and n.entry.country]
            if sentence.deps[head] in {"compound", "amod", "nmod"} and sentence.heads[head] > hit.last:
                draft.kind, draft.first = "demonym", hit.first
            return draft
        low = first
        if low - 1 >= start and sentence.lower[low - 1] == "the" and not part:
            low -= 1
        draft = Draft(sentence, low, hit.last, head, kind, (hit.first, hit.last), hit=hit, name=(hit.first, hit.last))
        if kind in {"state", "capital", "region"}:
            draft.kind = "state"
            draft.place = self.is_place(sentence, hit, head)
            if kind == "region" and draft.place:
                return None
        else:
            draft.kind = "organisation"
        draft.definite = True
        return draft

    def is_place(self, sentence: Sentence, hit: NameHit, head: int) -> bool:
        """Whether a state, region or capital is where something is, rather than one who acts."""
        words = self.lexicon.words
        label, governor = role(sentence, head)
        if hit.entry.kind == "region" and hit.first > 1 and sentence.words[hit.first - 1] == ",":
            return True
        capital = any(e.kind == "capital" for e in hit.entries) and not any(e.kind == "state" for e in hit.entries)
        city = capital and hit.entry.name != sentence.words[hit.first]
        if hit.first > 0 and sentence.lower[hit.first - 1] in words["parts"] and city:
            return True
        near = preposition(sentence, head)
        if near == "of" and city:
            node = sentence.heads[governor]
            return (
                sentence.lemmas[node] in words["not_actors"]
                or sentence.lemmas[node] in words["motion"] | words["of_places"]
            )
        if near in words["locative"]:
            if near not in words["weakly_locative"]:
                return True
            node = sentence.heads[governor] if sentence.pos[governor] == "ADP" else governor
            for above in (node, sentence.heads[node]):
                if sentence.lemmas[above] in words["motion"]:
                    return True
            return city and near in {"over", "for", "under", "beyond", "past"}
        if label in {"dobj", "nsubjpass"} and sentence.lemmas[governor] in words["motion"]:
            return True
        if label in {"npadvmod", "appos"} and city:
            return True
        return label == "dobj" and city and sentence.lemmas[governor] in wording().of_places

    def recognised(self, sentence: Sentence, covered: set[int], titles: list[TitleHit], start: int) -> list[Draft]:
        drafts = []
        dull = self.lexicon.words["not_actors"]
        title_tokens = {i for t in titles for i in range(t.first, t.last + 1)}
        if is_shouted(sentence):
            return []
        for name in sentence.names:
            if name.label not in {"ORG", "NORP"} or name.first < start:
                continue
            first, last = name.first, name.last
            while first <= last and (sentence.pos[first] in {"DET", "PUNCT"} or sentence.words[first] in {"'s"}):
                first += 1
            while last >= first and (sentence.pos[last] in {"PART", "PUNCT"}):
                last -= 1
            if first > last or any(i in covered or i in title_tokens for i in range(first, last + 1)):
                continue
            if not sentence.words[first][0].isupper() or sentence.pos[last] not in {"PROPN", "NOUN", "ADJ"}:
                continue
            head = heads_span(sentence, first, last)
            if first == last and sentence.words[first][1:2] == "-" and sentence.words[first][0] in "RDI":
                continue  # "R-N.Y."
            if (
                sentence.lemmas[last] in dull
                or sentence.lemmas[head] in dull
                or any(sentence.words[i].isdigit() for i in range(first, last + 1))
            ):
                continue
            if name.label == "NORP" and sentence.deps[head] in {"amod", "compound"}:
                continue
            if (
                sentence.deps[head] in {"compound", "nmod", "amod"}
                and sentence.heads[head] > last
                and sentence.pos[sentence.heads[head]] == "PROPN"
            ):
                continue
            if first == last and not sentence.words[first].isupper() and preposition(sentence, head) in _PLACES:
                continue
            low = first - 1 if first - 1 >= start and sentence.lower[first - 1] == "the" else first
            draft = Draft(sentence, low, last, head, "organisation", (first, last), name=(first, last))
            draft.definite = True
            drafts.append(draft)
        return drafts


def _in_compound(sentence: Sentence, last: int) -> bool:
    """Whether a hyphen and a participle follow: "US-backed", "Shiite-led"."""
    after = last + 2
    return (
        after < len(sentence)
        and sentence.words[last + 1] == "-"
        and sentence.starts[last + 1] == sentence.ends[last]
        and sentence.tags[after] in {"VBN", "VBD", "VBG", "JJ"}
        and sentence.words[after][0].islower()
    )
