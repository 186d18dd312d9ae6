"""Finding offices, bodies and groups by their nouns: "the foreign minister", "Minsk police"."""

from __future__ import annotations

from detente.parsing import Sentence
from detente.resolving.draft import Draft
from detente.resolving.grammar import SUBJECTS, heads_span, left_edge, objects_of, role
from detente.resolving.lexicon.index import Lexicon
from detente.resolving.lexicon.matching import NameHit, TitleHit
from detente.resolving.lexicon.wording import wording

_PUBLIC = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "OPP", "REB", "SPY", "PTY", "IGO"})


class Bodies:
    """Makes drafts of titles and group nouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def draft(
        self,
        sentence: Sentence,
        title: TitleHit,
        names: list[NameHit],
        titles: list[TitleHit],
        start: int,
    ) -> Draft | None:
        head = title.head
        pos = sentence.pos[head]
        if pos == "VERB":
            return None
        first, last = title.first, title.last
        if self._is_turn(sentence, title):
            return None
        kind = title.title.kind
        capital = sentence.words[head][0].isupper() and head > start
        name: tuple[int, int] | None = None
        if kind in {"person", "group"} and title.plural and (end := self._charity(sentence, title, names)):
            kind, name, last = "organisation", (first, end), end
        if kind in {"organisation", "group"} and name is None and capital and sentence.tags[head] in {"NNP", "NNPS"}:
            name = self._proper_body(sentence, title, start)
            first, last = min(first, name[0]), max(last, name[1])
        # "decision" in "Supreme Court decision" is the head; the court is a part of the phrase
        top = heads_span(sentence, first, last)
        part = sentence.deps[top] in {"compound", "nmod"} and sentence.heads[top] > last
        low = first
        if part and not capital:
            while before := next((n for n in names if n.last == low - 1), None):
                low = before.first
        else:
            low = left_edge(sentence, first, top, start)
        draft = Draft(
            sentence, low, last, top, kind if kind != "person" else "person", (first, last), title=title, name=name
        )
        draft.plural = title.plural and kind == title.title.kind
        draft.definite = definite(sentence, low, first)
        if title.title.role == "state" and sentence.deps[top] in {"compound", "nmod"} and sentence.heads[top] > last:
            return None
        if title.title.weak and not self._strong(sentence, draft, names, titles):
            return None
        if (
            sentence.deps[top] in {"compound", "amod", "nmod"}
            and sentence.heads[top] > last
            and (kind in {"person", "relation"} or not _PUBLIC & set(title.title.sectors))
            and not capital
            and sentence.words[last].islower()
            and not any(t.first <= sentence.heads[top] <= t.last for t in titles)
            and sentence.words[last + 1] != ","  # "State Department spokeswoman, Anna Kral"
        ):
            return None  # "student visa", "police officer training": a part of a compound names nobody in particular
        for item in objects_of(sentence, head, "of", "for"):
            end = sentence.edges[item][1]
            if kind in {"office", "organisation", "person"} and item - draft.last <= 6 and draft.last < item:
                inside = [n for n in names if n.first <= item <= n.last]
                stop = inside[0].last if inside else item
                if stop <= end and (
                    inside
                    or sentence.pos[item] == "PROPN"
                    or (kind == "organisation" and sentence.words[head].lower() in wording().called_by_field)
                ):
                    draft.last = max(draft.last, stop)
            elif draft.plural and 0 < item - draft.last <= 4 and _is_marked(sentence, item, names):
                draft.last = item  # "residents of the Argentine town"
            break
        if draft.plural:
            draft.last = max(draft.last, self._inclined(sentence, head, names))
        return draft

    def _inclined(self, sentence: Sentence, head: int, names: list[NameHit]) -> int:
        """The last token of those told of by whom they are for: "legislators *close to Iran*"; -1 of others."""
        for child in sentence.children[head]:
            if child != head + 1 or sentence.lower[child] not in self.lexicon.words["inclined"]:
                continue
            for item in objects_of(sentence, child, "to", "with", "from", "of"):
                hit = next((n for n in names if n.first <= item <= n.last), None)
                if hit is not None:
                    return hit.last
        return -1

    def _is_turn(self, sentence: Sentence, title: TitleHit) -> bool:
        """Whether the noun is part of a turn of speech and names nobody: "in the *company* of"."""
        around = " ".join(sentence.lower[max(0, title.first - 2) : title.last + 3])
        word = sentence.lower[title.last]
        return any(word in turn.split() and turn in around for turn in self.lexicon.words["no_bodies"])

    def _charity(self, sentence: Sentence, title: TitleHit, names: list[NameHit]) -> int | None:
        """The last token of a body called by its members: "Lawyers for Justice", "Doctors Without Borders"."""
        at = title.last + 1
        if title.first != title.last or at + 1 >= len(sentence) or not sentence.words[title.first][0].isupper():
            return None
        if sentence.lower[at] not in {"for", "without", "against"}:
            return None
        end = at + 1
        if sentence.lower[end] == "the" and end + 1 < len(sentence):
            end += 1
        if not sentence.words[end][0].isupper() or any(n.first <= end <= n.last for n in names):
            return None
        if any(n.first <= end <= n.last and n.label in {"PERSON", "GPE", "NORP", "LOC"} for n in sentence.names):
            return None
        while end + 1 < len(sentence) and sentence.words[end + 1][0].isupper() and sentence.pos[end + 1] == "PROPN":
            end += 1
        return end

    def _proper_body(self, sentence: Sentence, title: TitleHit, start: int) -> tuple[int, int]:
        """The capitalised name around a body's noun: "Munich I Regional Court", "Ministry of Mines"."""
        first, last = title.first, title.last
        while (
            first - 1 >= start
            and sentence.words[first - 1][0].isupper()
            and sentence.pos[first - 1] in {"PROPN", "ADJ", "NOUN", "NUM"}
        ):
            if (sentence.tags[first - 1] in {"JJ", "NNP", "NNPS", "NN", "CD"} and first - 1 > 0) or sentence.pos[
                first - 1
            ] == "PROPN":
                first -= 1
            else:
                break
        if (
            first - 2 >= start
            and sentence.words[first - 1] in {"'s", "'"}
            and sentence.words[first - 2][0].isupper()
            and sentence.lower[first - 2] in self.lexicon.words["possessive_names"]
        ):
            first -= 2
        i = last + 1
        while i < len(sentence):
            word = sentence.words[i]
            if word in {"of", "for", "on", "and", "the", "&"} and i + 1 < len(sentence):
                ahead = i + 1
                while ahead < len(sentence) and sentence.words[ahead] in {"the", "of", "and"}:
                    ahead += 1
                if (
                    ahead < len(sentence)
                    and sentence.words[ahead][0].isupper()
                    and sentence.pos[ahead] in {"PROPN", "NOUN", "ADJ"}
                    and (word != "and" or (last > title.last and sentence.words[i + 1] != "the"))
                ):
                    last = ahead
                    i = ahead + 1
                    continue
                break
            further = last > title.last or title.last > title.head
            if word[0].isupper() and sentence.pos[i] in {"PROPN", "NOUN", "ADJ"} and further:
                last = i
                i += 1
                continue
            break
        return first, last

    def _strong(self, sentence: Sentence, draft: Draft, names: list[NameHit], titles: list[TitleHit]) -> bool:
        if any(draft.first <= n.first <= draft.core[1] for n in names) or any(
            t is not draft.title and draft.first <= t.first <= draft.core[1] for t in titles
        ):
            return True
        if (
            draft.name is not None
            and draft.name[1] - draft.name[0] > draft.core[1] - draft.core[0] - 1
            and draft.name[1] > draft.name[0]
        ):
            return True
        after = draft.core[1] + 1
        goes_on = after < len(sentence) and sentence.words[after][0].isupper()
        if draft.name is not None and draft.definite and draft.name[0] > 1 and not goes_on:
            return True  # "according to the Agency"
        label, verb = role(sentence, draft.head)
        determined = draft.first < draft.core[0]
        return (
            label in SUBJECTS
            and determined
            and sentence.pos[verb] == "VERB"
            and sentence.lemmas[verb] not in {"be", "have", "become"}
        )


def _is_marked(sentence: Sentence, item: int, names: list[NameHit]) -> bool:
    """Whether a noun has a name before it that tells which: "the *Argentine* town", "the *Libyan* coast guard"."""
    low = sentence.edges[item][0]
    return sentence.pos[item] == "NOUN" and any(low <= n.first and n.last < item for n in names)


def definite(sentence: Sentence, low: int, first: int) -> bool:
    """Whether an article or demonstrative before ``first`` can point back."""
    return any(sentence.lower[i] in {"the", "this", "that", "these", "those"} for i in range(low, first))
